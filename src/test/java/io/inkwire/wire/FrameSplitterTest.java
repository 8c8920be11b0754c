package io.inkwire.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class FrameSplitterTest implements FrameSplitter.Sink {
    private static final int FRAME_BYTES = 1_000;

    private final List<byte[]> frames = new ArrayList<>();
    private final List<CloseCode> ends = new ArrayList<>();
    private final FrameSplitter splitter = new FrameSplitter(FRAME_BYTES, this);

    @Override
    public void frame(byte[] delimited) {
        frames.add(delimited);
    }

    @Override
    public void broken(CloseCode close, String text) {
        ends.add(close);
    }

    @Test
    @DisplayName("[TRN-1] [TRN-7] the same frames come out, however the stream is cut into pieces")
    void anyPieces() {
        List<byte[]> sent = new ArrayList<>();
        for (int length : new int[] {0, 1, 125, 126, 127, 128, 129, 700, FRAME_BYTES - 16}) {
            sent.add(Frames.encode(Wire.Frame.newBuilder()
                    .setFault(Wire.Fault.newBuilder().setText("x".repeat(length)))
                    .build()));
        }
        byte[] stream = Frames.concat(sent);
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            frames.clear();
            for (int at = 0; at < stream.length; ) {
                int end = Math.min(stream.length, at + 1 + random.nextInt(seed % 2 == 0 ? 8 : 600));
                splitter.take(Arrays.copyOfRange(stream, at, end));
                at = end;
            }
            assertThat(frames).as("seed " + seed).containsExactlyElementsOf(sent);
        }
        assertThat(ends).isEmpty();
    }

    @Test
    @DisplayName("[TRN-1] a length over the limit ends the stream before the rest is there, once, and nothing follows")
    void tooLong() {
        splitter.take(new byte[] {1, 0, (byte) 0xe9, 7});
        assertThat(frames).hasSize(1);
        assertThat(ends).containsExactly(CloseCode.TOO_BIG);
        splitter.take(new byte[] {1, 0});
        assertThat(frames).hasSize(1);
        assertThat(ends).hasSize(1);
    }

    @Test
    @DisplayName("[TRN-1] a length of more than four bytes: 1007, also where its bytes come one by one")
    void longLength() {
        for (int i = 0; i < 3; i++) {
            splitter.take(new byte[] {(byte) 0x80});
        }
        assertThat(ends).isEmpty();
        splitter.take(new byte[] {(byte) 0x80});
        assertThat(ends).containsExactly(CloseCode.BAD_PAYLOAD);
    }

    @Test
    @DisplayName("[LIM-1] a frame as long as it may be is taken")
    void longest() {
        byte[] longest = new byte[FRAME_BYTES + 2];
        longest[0] = (byte) 0xe8;
        longest[1] = 7;
        splitter.take(longest);
        assertThat(frames).containsExactly(longest);
    }
}
