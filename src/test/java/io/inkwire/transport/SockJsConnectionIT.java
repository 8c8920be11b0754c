package io.inkwire.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.model.Role;
import io.inkwire.wire.Frames;
import io.inkwire.wire.Payload;
import io.inkwire.wire.pb.Wire;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
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
    @DisplayName("[LIM-4] a client that never reads its stream is let go, and nobody else is slowed")
    void neverReads() throws IOException {
        int port = gateway().port;
        String query = "?board=" + board().id().value();
        try (Socket deaf = new Socket()) {
            deaf.setReceiveBufferSize(4096);
            deaf.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            deaf.getOutputStream().write(post(port, "/sockjs/000/deaf/xhr_streaming" + query, ""));
            assertThat(RawHttp.status(RawHttp.head(deaf.getInputStream()))).isEqualTo(200);
            try (Socket sender = new Socket(InetAddress.getLoopbackAddress(), port)) {
                String hello = new JsonArray()
                        .add(new Payload(message(hello(Role.VIEWER))).text())
                        .encode();
                sender.getOutputStream().write(post(port, "/sockjs/000/deaf/xhr_send" + query, hello));
                assertThat(RawHttp.status(RawHttp.head(sender.getInputStream())))
                        .isEqualTo(204);
            }
            Link ann = connect();
            ann.send(message(hello(Role.EDITOR)));
            int author = ann.await(Wire.Frame::hasWelcome).getWelcome().getAuthor();
            for (int batch = 1; batch <= 200; batch++) {
                int number = batch;
                ann.send(Frames.encode(rectangle(author, batch, 16_000)));
                ann.await(frame -> frame.hasCommit() && frame.getCommit().getBatch() == number);
            }
            deaf.setSoTimeout((int) Gateway.DEADLINE_S * 1000);
            readToEnd(deaf.getInputStream());
        }
    }

    private static void readToEnd(InputStream in) throws IOException {
        byte[] buffer = new byte[8192];
        try {
            while (in.read(buffer) >= 0) {
                // Forgotten.
            }
        } catch (SocketException reset) {
            // Let go, with a reset.
        }
    }
}
