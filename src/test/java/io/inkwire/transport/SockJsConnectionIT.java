package io.inkwire.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.model.Role;
import io.inkwire.wire.Frames;
import io.inkwire.wire.Payload;
import io.inkwire.wire.pb.Wire;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** By xhr-streaming. */
final class SockJsConnectionIT extends SockJsContract {
    @Override
    String receiving() {
        return "xhr_streaming";
    }

    private static byte[] post(int port, String target, String body) {
        return ("POST " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    @DisplayName(
            "[LIM-4] a client that never reads its stream is let go, a second stream of it or not, and nobody is slowed")
    void neverReads() throws Exception {
        int port = gateway().port;
        String query = "?board=" + board().id().value();
        try (DeafSocket deaf = new DeafSocket(port)) {
            deaf.send(post(port, "/sockjs/000/deaf/xhr_streaming" + query, ""));
            assertThat(RawHttp.status(RawHttp.head(deaf.socket().getInputStream())))
                    .isEqualTo(200);
            String hello = new JsonArray()
                    .add(new Payload(message(hello(Role.VIEWER))).text())
                    .encode();
            assertThat(status("/sockjs/000/deaf/xhr_send" + query, hello)).isEqualTo(204);
            assertThat(status("/sockjs/000/deaf/xhr_streaming" + query, "")).isEqualTo(200);
            Link ann = connect();
            ann.send(message(hello(Role.EDITOR)));
            int author = ann.await(Wire.Frame::hasWelcome).getWelcome().getAuthor();
            for (int batch = 1; batch <= 200; batch++) {
                int number = batch;
                ann.send(Frames.encode(rectangle(author, batch, 16_000)));
                ann.await(frame -> frame.hasCommit() && frame.getCommit().getBatch() == number);
            }
            deaf.awaitLetGo("\r\n");
        }
    }

    private int status(String target, String body) throws IOException {
        int port = gateway().port;
        return RawHttp.status(RawHttp.exchange(port, new String(post(port, target, body), StandardCharsets.US_ASCII)));
    }

    @Test
    @DisplayName("[SES-8] [LIM-2] an address that is written another way passes no gate: 404")
    void otherWriting() throws IOException {
        String query = "?board=" + board().id().value();
        Link ann = connect();
        ann.send(message(hello(Role.EDITOR)));
        ann.await(Wire.Frame::hasWelcome);
        for (String target : List.of(
                "/sockjs/000/%73/xhr_send",
                "/sockjs/000/s/xhr%5Fsend",
                "/sockjs//000/s/xhr_send",
                "/sockjs/./000/s/xhr_send",
                "/sockjs/x/../000/s/xhr_send",
                "/sockjs/000/s/xhr%5Fstreaming",
                "/sockjs/000/s/xhr_streaming/",
                "/%73ockjs/000/s/xhr_streaming")) {
            assertThat(status(target + query, "[]")).as(target).isEqualTo(404);
        }
        for (String target : List.of("/sockjs/000/s/htmlfil%65", "/sockjs/000/s/htmlfile/", "/sockjs/000/s/json%70")) {
            String head = RawHttp.exchange(
                    gateway().port,
                    "GET " + target + query + "&c=a HTTP/1.1\r\nHost: 127.0.0.1:" + gateway().port + "\r\n\r\n");
            assertThat(RawHttp.status(head)).as(target).isEqualTo(404);
        }
    }
}
