package io.inkwire.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.board.BoardInfo;
import io.inkwire.board.SyntheticInk;
import io.inkwire.model.Role;
import io.inkwire.wire.Frames;
import io.inkwire.wire.Payload;
import io.inkwire.wire.pb.Wire;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What live ink costs a viewer who comes by SockJS's stream, in bytes of its body as they come from the server. */
final class FallbackCostIT {
    /** As many as may come at once: what is over the rate is dropped. */
    private static final int UPDATES = 35;

    private static final int POINTS = 8;
    private static final int STROKE = 1_234;

    @Test
    @DisplayName("[byte budget] an update of 8 points takes at most 60 bytes of body over xhr-streaming, at the median")
    void xhrStreaming() throws IOException {
        try (Gateway gateway = new Gateway()) {
            BoardInfo board = gateway.board("cost");
            try (RawWebSocket ann = RawWebSocket.open(gateway.port, "cost");
                    HttpExchange stream = sockJs(gateway, "xhr_streaming", "")) {
                ann.send(ConnectionContract.message(hello(gateway, board)));
                ann.await(Wire.Frame::hasRoster);
                String hello = new Payload(ConnectionContract.message(hello(gateway, board))).text();
                sockJs(gateway, "xhr_send", new JsonArray().add(hello).encode()).close();
                int[] sizes = new int[UPDATES];
                for (int i = -1; i < UPDATES; i++) {
                    ann.send(Frames.encode(Wire.Frame.newBuilder()
                            .setLive(Wire.Live.newBuilder().addChunk(i < 0 ? begin() : update(i)))
                            .build()));
                    int bytes = awaitChunk(stream, i < 0 ? 0 : from(i));
                    if (i >= 0) {
                        sizes[i] = bytes;
                    }
                }
                Arrays.sort(sizes);
                assertThat(sizes[UPDATES / 2]).isBetween(35, 60);
            }
        }
    }

    private static Wire.Hello.Builder hello(Gateway gateway, BoardInfo board) {
        return Wire.Hello.newBuilder().setBoard(board.id().value()).setKey(gateway.key(board, Role.EDITOR));
    }

    private static HttpExchange sockJs(Gateway gateway, String what, String body) throws IOException {
        HttpExchange exchange = HttpExchange.begin(
                gateway.port,
                "POST",
                "/sockjs/000/cost/" + what + "?board=cost",
                "Content-Length: " + body.length() + "\r\n");
        exchange.write(body.getBytes(StandardCharsets.US_ASCII));
        return exchange.readHead();
    }

    private static int from(int update) {
        return 1 + POINTS * update;
    }

    /** One point. */
    private static Wire.Chunk begin() {
        return new SyntheticInk(0, POINTS, false).chunk(STROKE, 0, 1);
    }

    private static Wire.Chunk update(int number) {
        return SyntheticInk.eightPoints(number, false)
                .setStroke(STROKE)
                .setFrom(from(number))
                .build();
    }

    /** Reads up to the message that brings the chunk from that point on. @return how long its line is */
    private static int awaitChunk(HttpExchange stream, int from) throws IOException {
        StringBuilder text = new StringBuilder();
        while (true) {
            text.append(new String(stream.nextChunk(), StandardCharsets.US_ASCII));
            for (int end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n")) {
                String line = text.substring(0, end + 1);
                text.delete(0, end + 1);
                if (line.startsWith("a") && brings(line, from)) {
                    assertThat(text).isEmpty();
                    return line.length();
                }
            }
        }
    }

    private static boolean brings(String line, int from) {
        List<?> messages = new JsonArray(line.substring(1)).getList();
        return messages.stream()
                .flatMap(message -> PlainRequests.frames(Base64.getDecoder().decode((String) message)).stream())
                .flatMap(frame -> frame.getLive().getChunkList().stream())
                .anyMatch(chunk -> chunk.getFrom() == from);
    }
}
