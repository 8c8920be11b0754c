package io.inkwire.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.wire.Decoded;
import io.inkwire.wire.MessageDecoder;
import io.inkwire.wire.Received;
import io.inkwire.wire.pb.Wire;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Plain HTTP request by request, as a test wants them. Confined to the test's thread. */
final class PlainRequests {
    static final String OCTETS = "Content-Type: application/octet-stream\r\n";
    static final String TEXT = "Content-Type: text/plain\r\n";

    private final int port;
    private final String connections;

    PlainRequests(int port, String board) {
        this.port = port;
        this.connections = "/api/boards/" + board + "/connections";
    }

    HttpExchange make(byte[] hello, String headers) throws IOException {
        return HttpExchange.send(port, "POST", connections, headers, hello);
    }

    /** A connection made; its address. */
    String made(byte[] hello) throws IOException {
        try (HttpExchange made = make(hello, OCTETS)) {
            assertThat(made.status()).isEqualTo(201);
            return address(made);
        }
    }

    String address(HttpExchange made) {
        return connections.substring(0, connections.lastIndexOf('/') + 1) + made.header("location");
    }

    HttpExchange post(String address, byte[] frames, String headers) throws IOException {
        return HttpExchange.send(port, "POST", address + "/frames", headers, frames);
    }

    HttpExchange get(String target) throws IOException {
        return get(target, "");
    }

    HttpExchange get(String target, String headers) throws IOException {
        return HttpExchange.send(port, "GET", target, headers, new byte[0]);
    }

    HttpExchange delete(String address) throws IOException {
        return HttpExchange.send(port, "DELETE", address, "", new byte[0]);
    }

    static List<Wire.Frame> frames(byte[] message) {
        Decoded.Message whole = (Decoded.Message) MessageDecoder.decode(message, 1 << 24);
        return whole.frames().stream()
                .map(received -> ((Received.Known) received).frame())
                .toList();
    }

    static List<Wire.Frame> framesOfText(byte[] text) {
        return frames(Base64.getDecoder().decode(text));
    }

    /** The Fault that an answer has as its body, alone or last. */
    static Wire.Fault fault(HttpExchange answer) throws IOException {
        List<Wire.Frame> frames = frames(answer.body());
        return frames.get(frames.size() - 1).getFault();
    }

    /** A problem document with a sentence. */
    static void assertProblem(HttpExchange answer, int status) throws IOException {
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.status()).as(body).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        assertThat(new JsonObject(body).getString("detail")).endsWith(".");
        answer.close();
    }
}
