package io.inkwire.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.TextFormat;
import io.inkwire.wire.pb.Wire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The codec against the vectors that the page's codec is held to as well. */
class WireVectorsTest {
    static Stream<Named<JsonObject>> frames() {
        return Vectors.list("frames", "frames");
    }

    @ParameterizedTest
    @MethodSource("frames")
    @DisplayName("[VER-1] a frame's bytes say what the vector says, and what it says becomes the same bytes")
    void frame(JsonObject vector) throws Exception {
        byte[] bytes = Vectors.hex(vector, "hex");
        Wire.Frame frame = Wire.Frame.parseFrom(bytes);
        assertThat(HexFormat.of().formatHex(frame.toByteArray())).isEqualTo(vector.getString("hex"));
        String text = vector.getString("text");
        if (text != null) {
            assertThat(frame).isEqualTo(TextFormat.parse(text, Wire.Frame.class));
        }
        for (Object other : vector.getJsonArray("decodesFrom", new JsonArray())) {
            assertThat(Wire.Frame.parseFrom(HexFormat.of().parseHex((String) other)))
                    .isEqualTo(frame);
        }
    }

    static Stream<Named<JsonObject>> messages() {
        return Vectors.list("bad", "messages");
    }

    @ParameterizedTest
    @MethodSource("messages")
    @DisplayName("[TRN-1] whole messages, good and bad")
    void message(JsonObject vector) {
        Decoded decoded = MessageDecoder.decode(Vectors.hex(vector, "hex"), vector.getInteger("frameBytes"));
        if (decoded instanceof Decoded.Broken broken) {
            assertThat(broken.close().number()).as(broken.text()).isEqualTo(vector.getInteger("close"));
        } else {
            List<String> frames = new ArrayList<>();
            for (Received received : ((Decoded.Message) decoded).frames()) {
                frames.add(
                        received instanceof Received.Known known
                                ? known.frame().getBodyCase().name().toLowerCase(Locale.ROOT)
                                : "PROTOCOL");
            }
            assertThat(new JsonArray(frames)).isEqualTo(vector.getJsonArray("frames"));
        }
    }

    static Stream<Named<JsonObject>> texts() {
        return Vectors.list("base64", "good");
    }

    @ParameterizedTest
    @MethodSource("texts")
    @DisplayName("[TRN-3] base64 is written without padding and read with or without")
    void text(JsonObject vector) {
        byte[] bytes = Vectors.hex(vector, "hex");
        assertThat(new Payload(bytes).text()).isEqualTo(vector.getString("text"));
        assertThat(Base64Text.decode(vector.getString("text"))).hasValue(bytes);
        assertThat(Base64Text.decode(vector.getString("padded"))).hasValue(bytes);
    }

    static Stream<String> badTexts() {
        return Vectors.file("base64").getJsonArray("bad").stream().map(String.class::cast);
    }

    @ParameterizedTest
    @MethodSource("badTexts")
    @DisplayName("[TRN-3] what is not base64 is refused")
    void badText(String text) {
        assertThat(Base64Text.decode(text)).isEmpty();
    }

    static Stream<Named<JsonObject>> boards() {
        return Vectors.list("canonical", "boards");
    }

    @ParameterizedTest
    @MethodSource("boards")
    @DisplayName("[I6] a board's content in its canonical form, and its hash")
    void canonical(JsonObject vector) throws Exception {
        List<Wire.Entry> entries = new ArrayList<>();
        for (JsonObject entry : Vectors.objects(vector.getJsonArray("entries"))) {
            entries.add(Wire.Entry.parseFrom(Vectors.hex(entry, "hex")));
        }
        assertThat(HexFormat.of().formatHex(Canonical.bytes(entries))).isEqualTo(vector.getString("canonical"));
        Collections.reverse(entries);
        assertThat(Canonical.hash(entries)).isEqualTo(vector.getString("sha256"));
    }
}
