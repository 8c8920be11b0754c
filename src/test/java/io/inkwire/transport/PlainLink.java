package io.inkwire.transport;

import io.inkwire.wire.Payload;
import io.inkwire.wire.pb.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A small client of plain HTTP: the Hello in a POST that is begun at once, then frames by POST, and one of the two ways to read. */
abstract class PlainLink implements Link {
    static final String OCTETS = "application/octet-stream";
    static final String TEXT = "text/plain";

    final int port;
    final FrameQueue frames = new FrameQueue();
    private final String type;
    private final String connections;
    private final HttpExchange hello;
    private final CountDownLatch made = new CountDownLatch(1);
    private boolean helloSent;
    private volatile String location = "";
    private volatile @Nullable HttpExchange reading;
    private volatile boolean done;
    private volatile @Nullable Throwable failure;

    /** @param type of the bodies both ways */
    PlainLink(int port, String board, String type) throws IOException {
        this.port = port;
        this.type = type;
        connections = "/api/boards/" + board + "/connections";
        hello = HttpExchange.begin(
                port,
                "POST",
                connections,
                "Content-Type: " + type + "\r\nAccept: " + type + "\r\nTransfer-Encoding: chunked\r\n");
        Thread reader = new Thread(this::run, "plain-reader");
        reader.setDaemon(true);
        reader.start();
    }

    private void run() {
        try (hello) {
            hello.readHead();
            byte[] words = hello.body();
            if (!hello.header("content-type").startsWith(type)) {
                throw new IOException(
                        "the Hello was answered " + hello.status() + " " + new String(words, StandardCharsets.UTF_8));
            }
            frames.message(decoded(words));
            if (hello.status() != 201) {
                frames.closed(frames.lastFaultClose());
                return;
            }
            location = connections.substring(0, connections.lastIndexOf('/') + 1) + hello.header("location");
            made.countDown();
            while (!done && frames.lastFaultClose() == 0) {
                read();
            }
            frames.closed(frames.lastFaultClose());
        } catch (IOException lost) {
            failure = lost;
            frames.closed(frames.lastFaultClose() == 0 ? 1006 : frames.lastFaultClose());
        } finally {
            made.countDown();
        }
    }

    /** Reads once; throws where there is nothing more to be read. */
    abstract void read() throws IOException;

    final HttpExchange get(String what, String lines) throws IOException {
        HttpExchange get = HttpExchange.begin(port, "GET", location + what, lines + "Accept: " + type + "\r\n");
        reading = get;
        if (done) {
            // Closed meanwhile: a poll begun now would keep the connection alive for as long as it waits.
            get.close();
            throw new IOException("closed");
        }
        get.readHead();
        return get;
    }

    final byte[] decoded(byte[] body) {
        return type.equals(TEXT) ? Base64.getDecoder().decode(body) : body;
    }

    private byte[] encoded(byte[] message) {
        return type.equals(TEXT) ? new Payload(message).text().getBytes(StandardCharsets.US_ASCII) : message;
    }

    /** The connection's address, once it is made. */
    final String location() {
        try {
            made.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return location;
    }

    final HttpExchange post(byte[] body, String bodyType) throws IOException {
        return HttpExchange.send(
                port,
                "POST",
                location() + "/frames",
                "Content-Type: " + bodyType + "\r\nAccept: " + type + "\r\n",
                body);
    }

    @Override
    public final void send(byte[] message) throws IOException {
        if (!helloSent) {
            helloSent = true;
            try {
                hello.writeChunked(encoded(message));
            } catch (IOException ended) {
                throw new IOException("ended before Hello: " + failure, ended);
            }
            return;
        }
        try (HttpExchange post = post(encoded(message), type)) {
            // What ends the session is answered by its Fault, which the reader brings too.
            if (post.status() != 204 && !post.header("content-type").startsWith(type)) {
                throw new IOException("frames were answered " + post.status());
            }
        }
    }

    @Override
    public final void sendAndCut(byte[] message) throws IOException {
        String head = "Content-Type: " + type + "\r\nContent-Length: " + encoded(message).length + "\r\n";
        try (HttpExchange post = HttpExchange.begin(port, "POST", location() + "/frames", head)) {
            post.write(encoded(message));
        }
        close();
    }

    @Override
    public final Wire.Frame await(Predicate<Wire.Frame> wanted) {
        return frames.await(wanted);
    }

    @Override
    public final int closeCode() {
        return frames.closeCode();
    }

    /** Just goes, as a client does whose network is lost. */
    @Override
    public final void close() {
        done = true;
        try {
            hello.close();
            HttpExchange open = reading;
            if (open != null) {
                open.close();
            }
        } catch (IOException gone) {
            // Gone already.
        }
    }

    /** By polling. */
    static final class Polling extends PlainLink {
        private final int waitS;
        private String last = "0";

        Polling(int port, String board, String type, int waitS) throws IOException {
            super(port, board, type);
            this.waitS = waitS;
        }

        @Override
        void read() throws IOException {
            try (HttpExchange poll = get("/frames?ack=" + last + "&wait=" + waitS, "")) {
                if (poll.status() != 200 && poll.status() != 204) {
                    throw new IOException("a poll was answered " + poll.status());
                }
                last = poll.header("inkwire-message");
                if (poll.status() == 200) {
                    frames.message(decoded(poll.body()));
                }
            }
        }
    }

    /** By server-sent events. */
    static final class Events extends PlainLink {
        private String last = "";

        Events(int port, String board) throws IOException {
            super(port, board, OCTETS);
        }

        @Override
        void read() throws IOException {
            try (HttpExchange stream = get("/events", last.isEmpty() ? "" : "Last-Event-ID: " + last + "\r\n")) {
                if (stream.status() != 200) {
                    throw new IOException("the stream was answered " + stream.status());
                }
                StringBuilder text = new StringBuilder();
                for (byte[] chunk = stream.nextChunk(); chunk.length > 0; chunk = stream.nextChunk()) {
                    text.append(new String(chunk, StandardCharsets.US_ASCII));
                    for (int end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
                        event(text.substring(0, end));
                        text.delete(0, end + 2);
                    }
                }
            }
        }

        private void event(String event) {
            if (event.startsWith("id:")) {
                String[] lines = event.split("\n", -1);
                last = lines[0].substring("id:".length());
                frames.message(Base64.getDecoder().decode(lines[1].substring("data:".length())));
            }
        }
    }
}
