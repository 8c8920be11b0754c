package io.inkwire.transport;

import io.inkwire.wire.Payload;
import io.inkwire.wire.pb.Wire;
import io.vertx.core.json.JsonArray;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A small SockJS client: receives by xhr_streaming or xhr, again and again, and sends by xhr_send. */
final class SockJsLink implements Link {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String query;
    private final FrameQueue frames = new FrameQueue();
    private final Thread reader;
    private volatile InputStream receiving = InputStream.nullInputStream();
    private volatile boolean done;

    /** @param transport {@code xhr_streaming} or {@code xhr} */
    SockJsLink(int port, String board, String transport) {
        base = "http://127.0.0.1:" + port + "/sockjs/000/" + UUID.randomUUID() + "/";
        query = "?board=" + board;
        CountDownLatch opened = new CountDownLatch(1);
        reader = new Thread(() -> receive(transport, opened), "sockjs-reader");
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

    private void receive(String transport, CountDownLatch opened) {
        try {
            while (!done) {
                HttpResponse<InputStream> answer = http.send(post(transport, ""), BodyHandlers.ofInputStream());
                if (answer.statusCode() != 200) {
                    throw new IOException("status " + answer.statusCode());
                }
                try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        line(line, opened);
                    }
                }
            }
        } catch (IOException lost) {
            // Without the word of the end; the number is in the last Fault then, if it was an end at all.
            frames.closed(frames.lastFaultClose() == 0 ? 1006 : frames.lastFaultClose());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
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
        return HttpRequest.newBuilder(URI.create(base + what + query))
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
        try {
            receiving.close();
        } catch (IOException gone) {
            // Gone already.
        }
        reader.interrupt();
    }
}
