package io.inkwire.transport;

import io.inkwire.wire.Payload;
import io.inkwire.wire.pb.Wire;
import io.vertx.core.json.JsonArray;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A small SockJS client: receives by xhr_streaming or xhr, again and again, and sends by xhr_send. */
final class SockJsLink implements Link {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;
    private final String path;
    private final String query;
    private final FrameQueue frames = new FrameQueue();
    private volatile @Nullable Socket receiving;
    private volatile boolean done;

    /** @param transport {@code xhr_streaming} or {@code xhr} */
    SockJsLink(int port, String board, String transport) {
        this.port = port;
        path = "/sockjs/000/" + UUID.randomUUID() + "/";
        query = "?board=" + board;
        CountDownLatch opened = new CountDownLatch(1);
        Thread reader = new Thread(() -> receive(transport, opened), "sockjs-reader");
        reader.setDaemon(true);
        reader.start();
        try {
            if (!opened.await(Gateway.DEADLINE_S, TimeUnit.SECONDS)) {
                throw new AssertionError("SockJS did not open");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** By a bare socket: Java's own clients do not let go of one that is being read when they are told to. */
    private void receive(String transport, CountDownLatch opened) {
        try {
            while (!done) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    receiving = socket;
                    String request = "POST " + path + transport + query + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                            + "\r\nContent-Length: 0\r\n\r\n";
                    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                    String head = RawHttp.head(socket.getInputStream());
                    if (RawHttp.status(head) != 200) {
                        throw new IOException("not received: " + head);
                    }
                    chunks(new DataInputStream(socket.getInputStream()), opened);
                }
            }
        } catch (IOException lost) {
            // Without the word of the end; the number is in the last Fault then, if it was an end at all.
            frames.closed(frames.lastFaultClose() == 0 ? 1006 : frames.lastFaultClose());
        }
    }

    private void chunks(DataInputStream in, CountDownLatch opened) throws IOException {
        StringBuilder text = new StringBuilder();
        while (true) {
            StringBuilder size = new StringBuilder();
            for (char next = (char) in.readUnsignedByte(); next != '\n'; next = (char) in.readUnsignedByte()) {
                size.append(next);
            }
            int length = Integer.parseInt(size.toString().strip(), 16);
            text.append(new String(in.readNBytes(length), StandardCharsets.UTF_8));
            in.readNBytes("\r\n".length());
            if (length == 0) {
                return;
            }
            for (int end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n")) {
                line(text.substring(0, end), opened);
                text.delete(0, end + 1);
            }
        }
    }

    private void line(String line, CountDownLatch opened) {
        char kind = line.isEmpty() ? 'h' : line.charAt(0);
        if (kind == 'o') {
            opened.countDown();
        } else if (kind == 'a') {
            for (Object text : new JsonArray(line.substring(1))) {
                frames.message(Base64.getDecoder().decode((String) text));
            }
        } else if (kind == 'c') {
            done = true;
            frames.closed(frames.lastFaultClose());
        }
    }

    private HttpRequest post(String what, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path + what + query))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    @Override
    public void send(byte[] message) throws IOException {
        int status = sendText(new JsonArray().add(new Payload(message).text()).encode());
        if (status != 204) {
            throw new IOException("xhr_send was answered " + status);
        }
    }

    /** Posts {@code body} as it is. */
    int sendText(String body) throws IOException {
        try {
            return http.send(post("xhr_send", body), BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public Wire.Frame await(Predicate<Wire.Frame> wanted) {
        return frames.await(wanted);
    }

    @Override
    public int closeCode() {
        return frames.closeCode();
    }

    @Override
    public void close() {
        done = true;
        Socket open = receiving;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException gone) {
            // Gone already.
        }
    }
}
