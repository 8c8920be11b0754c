package io.inkwire.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.TextFormat;
import io.inkwire.cluster.Envelopes.Opened;
import io.inkwire.cluster.pb.Cluster.Envelope;
import io.inkwire.cluster.pb.Cluster.ServerMessage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ClusterVectorsTest {
    record Vector(String name, String text, byte[] bytes) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Vector> known() throws IOException {
        return read("envelopes");
    }

    static Stream<Vector> later() throws IOException {
        return read("later");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("known")
    @DisplayName("[CLU-1] what servers say is these bytes, and these bytes are what servers say")
    void bothWays(Vector vector) throws Exception {
        Envelope said = TextFormat.parse(vector.text(), Envelope.class);
        assertThat(HexFormat.of().formatHex(said.toByteArray()))
                .isEqualTo(HexFormat.of().formatHex(vector.bytes()));
        assertThat(Envelope.parseFrom(vector.bytes())).isEqualTo(said);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("known")
    @DisplayName("[CLU-1] each envelope opens as what was sealed in it")
    void open(Vector vector) throws Exception {
        Envelope said = Envelope.parseFrom(vector.bytes());
        byte[] sealed;
        Opened opened = Envelopes.open(vector.bytes());
        if (opened instanceof Opened.ToBoard one) {
            assertThat(one.message()).isEqualTo(said.getMessage());
            sealed = Envelopes.seal(one.from(), one.board(), one.message());
        } else {
            assertThat(opened).isInstanceOf(Opened.AllHeads.class);
            Opened.AllHeads all = (Opened.AllHeads) opened;
            assertThat(all.heads()).isEqualTo(said.getMessage().getHeads());
            sealed = Envelopes.seal(all.from(), all.heads());
        }
        assertThat(sealed).isEqualTo(vector.bytes());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("later")
    @DisplayName("[CLU-1] fields that a later version adds change nothing of what this one understands")
    void laterFields(Vector vector) throws Exception {
        Opened opened = Envelopes.open(vector.bytes());
        if (vector.text().isEmpty()) {
            assertThat(opened).isInstanceOf(Opened.Unknown.class);
        } else {
            Envelope understood = TextFormat.parse(vector.text(), Envelope.class);
            assertThat(opened).isInstanceOf(Opened.ToBoard.class);
            Opened.ToBoard one = (Opened.ToBoard) opened;
            assertThat(one.from()).isEqualTo(understood.getFrom());
            assertThat(one.board().value()).isEqualTo(understood.getBoard());
            assertThat(known(one.message())).isEqualTo(understood.getMessage());
        }
    }

    @Test
    @DisplayName("[CLU-1] bytes that no server wrote are malformed, not an exception")
    void malformed() {
        Stream.of("", "0a", "ffffff", "0a0161", "0a016112022e2e1a021200")
                .map(HexFormat.of()::parseHex)
                .forEach(bytes -> assertThat(Envelopes.open(bytes))
                        .isInstanceOfAny(Opened.Malformed.class, Opened.Unknown.class));
        assertThat(Envelopes.open(HexFormat.of().parseHex("0a016112022e2e1a021200")))
                .as("a board id out of its form")
                .isInstanceOf(Opened.Malformed.class);
    }

    @Test
    @DisplayName("[CLU-1] there is a vector for every body")
    void complete() throws Exception {
        Set<ServerMessage.BodyCase> bodies = known().map(vector -> {
                    try {
                        return Envelope.parseFrom(vector.bytes()).getMessage().getBodyCase();
                    } catch (IOException e) {
                        throw new IllegalStateException(vector.name(), e);
                    }
                })
                .collect(Collectors.toSet());
        assertThat(bodies).isEqualTo(EnumSet.complementOf(EnumSet.of(ServerMessage.BodyCase.BODY_NOT_SET)));
    }

    /** The message without what this version does not know, at whatever depth. */
    private static ServerMessage known(ServerMessage message) throws Exception {
        return DiscardUnknownFieldsParser.wrap(ServerMessage.parser()).parseFrom(message.toByteArray());
    }

    private static Stream<Vector> read(String list) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                ClusterVectorsTest.class.getResourceAsStream("/vectors/cluster.json"), "vectors/cluster.json")) {
            JsonArray vectors =
                    new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8)).getJsonArray(list);
            return vectors.stream()
                    .map(JsonObject.class::cast)
                    .map(one -> new Vector(
                            one.getString("name"),
                            one.getString("text"),
                            HexFormat.of().parseHex(one.getString("hex"))));
        }
    }
}
