package io.inkwire.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inkwire.model.Role;
import io.inkwire.wire.Frames;
import io.inkwire.wire.pb.Wire;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class WebSocketConnectionIT extends ConnectionContract {
    private static final int PING = 9;

    private static final int MESSAGE_BYTES = 256 * 1024 + 4;

    @Override
    Link open(Gateway at, String board) throws IOException {
        return RawWebSocket.open(at.port, board);
    }

    private RawWebSocket socket() throws IOException {
        return (RawWebSocket) connect();
    }

    private int status(String target, String subprotocol, String headers) throws IOException {
        return RawHttp.status(
                RawHttp.exchange(gateway().port, RawWebSocket.request(gateway().port, target, subprotocol, headers)));
    }

    @Test
    @DisplayName("[TRN-2] a text message: 1003")
    void text() throws IOException {
        RawWebSocket socket = socket();
        socket.frame(RawWebSocket.TEXT, true, new byte[] {'a'});
        assertThat(socket.closeCode()).isEqualTo(1003);
        assertThat(socket.lastFaultClose()).isEqualTo(1003);
    }

    @Test
    @DisplayName("[LIM-3] an unmasked frame: 1002")
    void unmasked() throws IOException {
        RawWebSocket socket = socket();
        socket.headerOnly(RawWebSocket.BINARY, 5, false);
        assertThat(socket.closeCode()).isEqualTo(1002);
    }

    @Test
    @DisplayName("[LIM-4] a client that floods with pings is let go before anything has been agreed on")
    void pings() throws IOException {
        RawWebSocket deaf = RawWebSocket.deaf(gateway().port, "nosuchboard");
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100_000; i++) {
                        deaf.frame(PING, true, new byte[125]);
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("[LIM-3] a reserved opcode: 1002")
    void reserved() throws IOException {
        RawWebSocket socket = socket();
        socket.frame(3, true, new byte[0]);
        assertThat(socket.closeCode()).isEqualTo(1002);
    }

    @Test
    @DisplayName("[TRN-1] a frame's length over the limit: 1009, before the rest is sent")
    void tooLongHeader() throws IOException {
        RawWebSocket socket = socket();
        socket.headerOnly(RawWebSocket.BINARY, MESSAGE_BYTES + 1, true);
        assertThat(socket.closeCode()).isEqualTo(1009);
    }

    @Test
    @DisplayName("[TRN-1] fragments that sum to more than the limit: 1009, before the last is sent")
    void tooLongInFragments() throws IOException {
        RawWebSocket socket = socket();
        socket.frame(RawWebSocket.BINARY, false, new byte[MESSAGE_BYTES]);
        socket.frame(RawWebSocket.CONTINUATION, false, new byte[1]);
        assertThat(socket.closeCode()).isEqualTo(1009);
    }

    @Test
    @DisplayName("[TRN-1] a message in fragments is put together")
    void fragments() throws IOException {
        RawWebSocket socket = socket();
        byte[] hello = message(hello(Role.EDITOR));
        socket.frame(RawWebSocket.BINARY, false, Arrays.copyOf(hello, 5));
        socket.frame(RawWebSocket.CONTINUATION, false, new byte[0]);
        socket.frame(RawWebSocket.CONTINUATION, true, Arrays.copyOfRange(hello, 5, hello.length));
        socket.await(Wire.Frame::hasWelcome);
    }

    @Test
    @DisplayName("[TRN-2] without the subprotocol: 400 before the upgrade")
    void subprotocol() throws IOException {
        assertThat(status("/ws?board=first", "", "")).isEqualTo(400);
        assertThat(status("/ws?board=first", "inkwire.v2", "")).isEqualTo(400);
        assertThat(status("/ws?board=first", "other, inkwire.v1", "")).isEqualTo(101);
    }

    @Test
    @DisplayName("[TRN-8] no board in the address, two, or none that is a board's: 400")
    void noBoardInAddress() throws IOException {
        assertThat(status("/ws", "inkwire.v1", "")).isEqualTo(400);
        assertThat(status("/ws?board=", "inkwire.v1", "")).isEqualTo(400);
        assertThat(status("/ws?board=a/b", "inkwire.v1", "")).isEqualTo(400);
        assertThat(status("/ws?board=%zz", "inkwire.v1", "")).isEqualTo(400);
        assertThat(status("/ws?board=a&board=b", "inkwire.v1", "")).isEqualTo(400);
    }

    @Test
    @DisplayName("a foreign Origin, or null: 403 before the upgrade; its own and an allowed one: upgraded")
    void origin() throws IOException {
        String target = "/ws?board=first";
        for (String foreign : new String[] {
            "https://evil.example",
            "null",
            "http://127.0.0.1",
            "http://127.0.0.1:1",
            "file://",
            "http://127.0.0.1:" + gateway().port + "@evil.example"
        }) {
            assertThat(status(target, "inkwire.v1", "Origin: " + foreign + "\r\n"))
                    .as(foreign)
                    .isEqualTo(403);
        }
        for (String own : new String[] {
            "http://127.0.0.1:" + gateway().port, "https://127.0.0.1:" + gateway().port, Gateway.ALLOWED_ORIGIN
        }) {
            assertThat(status(target, "inkwire.v1", "Origin: " + own + "\r\n"))
                    .as(own)
                    .isEqualTo(101);
        }
    }

    @Test
    @DisplayName("compression is not offered")
    void noCompression() throws IOException {
        String head = RawHttp.exchange(
                gateway().port,
                RawWebSocket.request(
                        gateway().port,
                        "/ws?board=first",
                        "inkwire.v1",
                        "Sec-WebSocket-Extensions: permessage-deflate\r\n"));
        assertThat(head.toLowerCase(java.util.Locale.ROOT))
                .contains("sec-websocket-protocol: inkwire.v1")
                .doesNotContain("permessage-deflate");
    }

    @Test
    @DisplayName("no upgrade asked for: 426; another method: 405")
    void noUpgrade() throws IOException {
        String host = " HTTP/1.1\r\nHost: 127.0.0.1:" + gateway().port + "\r\n\r\n";
        assertThat(RawHttp.status(RawHttp.exchange(gateway().port, "GET /ws?board=first" + host)))
                .isEqualTo(426);
        assertThat(RawHttp.status(RawHttp.exchange(gateway().port, "POST /ws?board=first" + host)))
                .isEqualTo(405);
    }

    @Test
    @DisplayName("[LIM-4] a client that never reads is let go, and nobody else is slowed")
    void neverReads() throws Exception {
        RawWebSocket deaf = keep(RawWebSocket.deaf(gateway().port, board().id().value()));
        deaf.send(message(hello(Role.VIEWER)));
        Link ann = connect();
        ann.send(message(hello(Role.EDITOR)));
        int author = ann.await(Wire.Frame::hasWelcome).getWelcome().getAuthor();
        AtomicBoolean away = new AtomicBoolean();
        // More than the socket's buffers take, and several times the budget of what may wait.
        for (int batch = 1; batch <= 240; batch++) {
            int number = batch;
            ann.send(Frames.encode(rectangle(author, batch, 16_000)));
            ann.await(frame -> {
                away.compareAndSet(false, showsAway(frame));
                return frame.hasCommit() && frame.getCommit().getBatch() == number;
            });
        }
        if (!away.get()) {
            ann.await(WebSocketConnectionIT::showsAway);
        }
        deaf.awaitLetGo();
    }

    private static boolean showsAway(Wire.Frame frame) {
        return frame.hasRoster() && frame.getRoster().getPersonList().stream().anyMatch(Wire.Person::getAway);
    }
}
