package io.inkwire.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.inkwire.wire.pb.Wire;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageDecoderTest {
    private static final int LIMIT = 1000;
    private static final Wire.Frame PONG = Wire.Frame.newBuilder()
            .setPong(Wire.Pong.newBuilder().setN(7).setSeq(300))
            .build();
    private static final Wire.Frame RESYNC =
            Wire.Frame.newBuilder().setResync(Wire.Resync.getDefaultInstance()).build();

    @Test
    @DisplayName("[TRN-1] a message of several frames is taken apart in order")
    void severalFrames() {
        assertThat(decode(Frames.encode(PONG, RESYNC, PONG)))
                .isEqualTo(new Decoded.Message(
                        List.of(new Received.Known(PONG), new Received.Known(RESYNC), new Received.Known(PONG))));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @DisplayName("[TRN-1] bytes that are no message close with 1007")
    @CsvSource({
        "'',                     'no frame at all'",
        "80,                     'ends inside a length'",
        "808080,                 'ends inside a length of three bytes'",
        "8080808001,             'a length of five bytes'",
        "ffffffff,               'a fourth byte that says there is a fifth'",
        "05320308,               'ends inside a frame'",
        "0432040807,             'ends inside a body'",
        "0332020800,             'a body longer than its frame'",
        "0108,                   'a tag without a value'",
        "020800ff,               'a good frame with a byte behind it'",
        "03320108,               'a body that ends inside a field'",
        "0100,                   'field number 0'",
        "020f00,                 'wire type 7'",
        "010c,                   'the end of a group that never began'",
        "010b,                   'a group without an end'",
        "060a0432020aff,         'a string longer than its message'",
    })
    void notAMessage(String hex, String what) {
        assertThat(decode(HexFormat.of().parseHex(hex)))
                .as(what)
                .isInstanceOfSatisfying(
                        Decoded.Broken.class,
                        broken -> assertThat(broken.close()).isEqualTo(CloseCode.BAD_PAYLOAD));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[TRN-1] a string that is not UTF-8 closes with 1007")
    @CsvSource({"ff", "c0af", "eda080", "f4908080", "e282", "80"})
    void notUtf8(String hex) {
        Wire.Frame frame = Wire.Frame.newBuilder()
                .setHello(Wire.Hello.newBuilder()
                        .setUnknownFields(
                                field(6, ByteString.copyFrom(HexFormat.of().parseHex(hex)))))
                .build();
        assertThat(decode(Frames.encode(frame)))
                .isEqualTo(new Decoded.Broken(CloseCode.BAD_PAYLOAD, "A frame does not parse."));
    }

    @Test
    @DisplayName("[TRN-1] a frame over the limit closes with 1009, before the rest is looked at")
    void frameTooLong() {
        assertThat(decode(new byte[] {(byte) 0xe9, 7, 1, 2, 3}))
                .isEqualTo(new Decoded.Broken(CloseCode.TOO_BIG, "A frame of 1001 bytes is over the limit of 1000."));
        assertThat(decode(new byte[] {(byte) 0xe8, 7, 1, 2, 3}))
                .isEqualTo(new Decoded.Broken(CloseCode.BAD_PAYLOAD, "The message ends inside a frame."));
    }

    @Test
    @DisplayName("[TRN-1] a message may be 4 bytes longer than its longest frame, and no more")
    void messageTooLong() {
        assertThat(decode(helloOfFrameBytes(LIMIT))).isInstanceOf(Decoded.Message.class);
        byte[] two = Frames.concat(List.of(helloOfFrameBytes(LIMIT), Frames.encode(RESYNC)));
        assertThat(decode(two))
                .isEqualTo(new Decoded.Broken(
                        CloseCode.TOO_BIG, "A message of " + two.length + " bytes is over the limit of 1004."));
    }

    private static byte[] helloOfFrameBytes(int bytes) {
        byte[] message = Frames.encode(Wire.Frame.newBuilder()
                .setHello(Wire.Hello.newBuilder().setKey("k".repeat(bytes - 6)))
                .build());
        assertThat(message).hasSize(bytes + 2);
        return message;
    }

    @ParameterizedTest(name = "{2}: {0}")
    @DisplayName("[TRN-1] a frame with no known body, or with two, is a fault, and the frames beside it count")
    @CsvSource({
        "00,           'A frame without a known body.',          'an empty frame'",
        "039a0600,     'A frame without a known body.',          'a body of a later version'",
        "020800,       'A frame without a known body.',          'a body of the wrong wire type'",
        "0432003a00,   'A frame with more than one body.',       'two different bodies'",
        "0432003200,   'A frame with more than one body.',       'the same body twice'",
    })
    void noBodyOrTwo(String hex, String why, String what) {
        byte[] message = Frames.concat(List.of(HexFormat.of().parseHex(hex), Frames.encode(PONG)));
        assertThat(decode(message))
                .as(what)
                .isEqualTo(new Decoded.Message(List.of(new Received.Unusable(why), new Received.Known(PONG))));
    }

    @Test
    @DisplayName("[SES-6] unknown fields are kept, at the frame's top level too")
    void unknownFieldsKept() {
        Wire.Frame frame = PONG.toBuilder()
                .setPong(Wire.Pong.newBuilder().setUnknownFields(field(77, ByteString.copyFrom("later", UTF_8))))
                .setUnknownFields(field(200, ByteString.copyFrom("and this", UTF_8)))
                .build();
        assertThat(decode(Frames.encode(frame))).isEqualTo(new Decoded.Message(List.of(new Received.Known(frame))));
    }

    @Test
    @DisplayName("[TRN-1] groups nested deeper than a parser follows close with 1007")
    void deeplyNested() {
        for (int depth : new int[] {99, 100, 101, 450}) {
            byte[] frame = new byte[2 * depth];
            for (int i = 0; i < depth; i++) {
                frame[i] = 0x7b;
                frame[depth + i] = 0x7c;
            }
            byte[] message = Frames.concat(List.of(lengthOf(frame.length), frame));
            assertThat(decode(message) instanceof Decoded.Broken)
                    .as("%d groups", depth)
                    .isEqualTo(depth > 100);
        }
    }

    private static byte[] lengthOf(int bytes) {
        return new byte[] {(byte) (bytes | 0x80), (byte) (bytes >> 7)};
    }

    private static UnknownFieldSet field(int number, ByteString value) {
        return UnknownFieldSet.newBuilder()
                .addField(
                        number,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(value)
                                .build())
                .build();
    }

    private static Decoded decode(byte[] message) {
        return MessageDecoder.decode(message, LIMIT);
    }
}
