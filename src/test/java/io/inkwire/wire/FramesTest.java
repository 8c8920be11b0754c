package io.inkwire.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.wire.pb.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FramesTest {
    @Test
    @DisplayName("[TRN-1] frames are encoded as protobuf's own delimited form")
    void delimited() throws IOException {
        RandomMessages messages = new RandomMessages(new Random(1));
        for (int round = 0; round < 200; round++) {
            List<Wire.Frame> frames = List.of(messages.frame(), messages.frame(), messages.frame());
            ByteArrayOutputStream expected = new ByteArrayOutputStream();
            for (Wire.Frame frame : frames) {
                frame.writeDelimitedTo(expected);
            }
            assertThat(Frames.encode(frames)).isEqualTo(expected.toByteArray());
        }
    }

    @Test
    @DisplayName("[TRN-1] a stored commit is wrapped to the same bytes as its frame has")
    void wrapped() {
        RandomMessages messages = new RandomMessages(new Random(2));
        for (int round = 0; round < 200; round++) {
            Wire.Commit commit = (Wire.Commit) messages.fill(Wire.Commit.newBuilder());
            assertThat(Frames.commit(commit.toByteArray()))
                    .isEqualTo(Frames.encode(
                            Wire.Frame.newBuilder().setCommit(commit).build()));
        }
    }
}
