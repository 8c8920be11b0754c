package io.inkwire.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.model.Role;
import io.inkwire.wire.Frames;
import io.inkwire.wire.pb.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** By raw TCP (TRN-7). */
final class TcpIT extends ConnectionContract {
    private static final String REQUEST = "<policy-file-request/>\0";

    private Socket slow = new Socket();

    @Override
    Link open(Gateway at, String board) throws IOException {
        return new TcpLink(at.tcpPort);
    }

    private Socket socket() throws IOException {
        Socket socket = keep(new Socket(InetAddress.getLoopbackAddress(), gateway().tcpPort));
        socket.setSoTimeout((int) Gateway.DEADLINE_S * 1000);
        return socket;
    }

    private String answerTo(String... pieces) throws IOException {
        Socket socket = socket();
        for (String piece : pieces) {
            socket.getOutputStream().write(piece.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (SocketException reset) {
            return "";
        }
    }

    @Test
    @Override
    @DisplayName("[TRN-7] no address names a board: Hello's alone counts, and its key must open it")
    void otherBoard() throws IOException {
        Link link = connect();
        link.send(message(hello(Role.EDITOR).setBoard("none")));
        Wire.Fault fault = link.await(Wire.Frame::hasFault).getFault();
        assertThat(fault.getCode()).isEqualTo(Wire.Code.NO_ACCESS);
        assertThat(link.closeCode()).isEqualTo(4403);
    }

    @Test
    @Override
    @DisplayName("[TRN-1] a frame that does not parse: 1007")
    void badPayload() throws IOException {
        Link link = connect();
        link.send(new byte[] {2, 10, 5});
        assertThat(link.await(Wire.Frame::hasFault).getFault().getClose()).isEqualTo(1007);
        assertThat(link.closeCode()).isEqualTo(1007);
    }

    @Test
    @DisplayName("[TRN-7] frames in any pieces: byte by byte, and many in one")
    void pieces() throws IOException {
        Link link = connect();
        byte[] hello = message(hello(Role.EDITOR));
        for (byte one : hello) {
            link.send(new byte[] {one});
        }
        int author = link.await(Wire.Frame::hasWelcome).getWelcome().getAuthor();
        byte[] batches = Frames.encode(rectangle(author, 1, 5_000), rectangle(author, 2, 5), rectangle(author, 3, 5));
        link.send(Arrays.copyOf(batches, 3_000));
        link.send(Arrays.copyOfRange(batches, 3_000, batches.length));
        link.await(frame -> frame.hasCommit() && frame.getCommit().getBatch() == 3);
    }

    @Test
    @DisplayName("[TRN-1] a length of five bytes: 1007")
    void longLength() throws IOException {
        Link link = connect();
        link.send(new byte[] {(byte) 0x81, (byte) 0x81, (byte) 0x81, (byte) 0x81});
        assertThat(link.await(Wire.Frame::hasFault).getFault().getClose()).isEqualTo(1007);
        assertThat(link.closeCode()).isEqualTo(1007);
    }

    @Test
    @DisplayName(
            "[TRN-7] Flash asks, and gets a policy that names the configured origins, up to its NUL; in any pieces")
    void policy() throws IOException {
        for (String[] pieces : new String[][] {{REQUEST}, {"<", "policy-file-request/", ">", "\0"}}) {
            assertThat(answerTo(pieces))
                    .startsWith("<?xml version=\"1.0\"?>")
                    .contains("<allow-access-from domain=\"friend.example\" to-ports=\"")
                    .contains("domain=\"127.0.0.1\"")
                    .doesNotContain("*")
                    .endsWith("</cross-domain-policy>\n\0");
        }
    }

    @Test
    @DisplayName("[TRN-7] [LIM-2] what begins as a policy request and is none is let go, without a word")
    void noPolicy() throws IOException {
        for (String other :
                new String[] {"<php?", "<policy-file-request/>x", "<policy-file-request/>\0\0", "<p" + "x".repeat(5_000)
                }) {
            assertThat(answerTo(other)).as(other).isEmpty();
        }
    }

    @BeforeAll
    void beginSlowly() throws IOException {
        slow = new Socket(InetAddress.getLoopbackAddress(), gateway().tcpPort);
        slow.setSoTimeout((int) Gateway.DEADLINE_S * 1000);
        slow.getOutputStream().write("<policy-file".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    @Order(Integer.MAX_VALUE)
    @DisplayName("[TRN-7] [LIM-2] a policy request that does not become whole is let go")
    void slowPolicy() throws IOException {
        try (Socket begun = slow) {
            assertThat(begun.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    @DisplayName("[LIM-4] a client that never reads is let go, and nobody else is slowed")
    void neverReads() throws Exception {
        DeafSocket deaf = keep(new DeafSocket(gateway().tcpPort));
        deaf.send(message(hello(Role.VIEWER)));
        Link ann = connect();
        ann.send(message(hello(Role.EDITOR)));
        int author = ann.await(Wire.Frame::hasWelcome).getWelcome().getAuthor();
        AtomicBoolean away = new AtomicBoolean();
        // More than the socket's buffers take, and than may wait.
        for (int batch = 1; batch <= 150; batch++) {
            int number = batch;
            ann.send(Frames.encode(rectangle(author, batch, 16_000)));
            ann.await(frame -> {
                away.compareAndSet(false, showsAway(frame));
                return frame.hasCommit() && frame.getCommit().getBatch() == number;
            });
        }
        if (!away.get()) {
            ann.await(TcpIT::showsAway);
        }
        // Its session is over, so that nobody minds what it sends.
        deaf.awaitLetGo("x");
    }

    private static boolean showsAway(Wire.Frame frame) {
        return frame.hasRoster() && frame.getRoster().getPersonList().stream().anyMatch(Wire.Person::getAway);
    }

    @Test
    @DisplayName("a Hello whose frame is 60 bytes long begins with '<' and is a Hello")
    void sixty() throws IOException {
        Wire.Hello.Builder hello = hello(Role.EDITOR);
        int missing = 60
                - Frames.encode(Wire.Frame.newBuilder()
                                .setHello(hello.setName(""))
                                .build())
                        .length
                + 1;
        hello.setName("x".repeat(missing - 2));
        byte[] message = message(hello);
        assertThat(message[0]).isEqualTo((byte) '<');
        Link link = connect();
        link.send(message);
        link.await(Wire.Frame::hasWelcome);
    }
}
