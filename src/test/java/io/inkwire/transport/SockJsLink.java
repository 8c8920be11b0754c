package io.inkwire.transport;

import io.inkwire.wire.Payload;
import io.inkwire.wire.pb.Wire;
import io.vertx.core.json.JsonArray;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A small SockJS client: receives by any of its ways, again and again, and sends by xhr_send, or a form for JSONP. */
final class SockJsLink implements Link {
    /** {@code data: FRAME} of an event, or the frame as a string that a callback is called with. */
    private static final Pattern WRAPPED = Pattern.compile("data: (.*)\\r|(?:p|/\\*\\*/_jp\\.a1)\\((\".*\")\\);\\r?");

    private final int port;
    private final String path;
    private final String query;
    private final boolean isJsonp;
    private final FrameQueue frames = new FrameQueue();
    private volatile @Nullable Socket receiving;
    private volatile boolean done;

    /** @param transport the last part of the address it receives from */
    SockJsLink(int port, String board, String transport) {
        this(port, "", board, transport);
    }

    /** Of a site below {@code base}. */
    SockJsLink(int port, String base, String board, String transport) {
        this.port = port;
        isJsonp = transport.equals("jsonp");
        path = base + "/sockjs/000/" + UUID.randomUUID() + "/";
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
                    String request = (transport.startsWith("xhr") ? "POST " : "GET ") + path + transport + query
                            + "&c=_jp.a1 HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nContent-Length: 0\r\n\r\n";
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

    /** One line is at most one of SockJS's frames, wrapped as the transport wraps it. */
    private void line(String raw, CountDownLatch opened) {
        Matcher wrapped = WRAPPED.matcher(raw);
        String line = raw;
        if (wrapped.matches()) {
            line = wrapped.group(1) != null
                    ? wrapped.group(1)
                    : new JsonArray("[" + wrapped.group(2) + "]").getString(0);
        }
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

    @Override
    public void send(byte[] message) throws IOException {
        int status = sendText(new JsonArray().add(new Payload(message).text()).encode());
        if (status != accepted()) {
            throw new IOException("a message was answered " + status);
        }
    }

    /** What a POST is answered with that is taken. */
    int accepted() {
        return isJsonp ? 200 : 204;
    }

    /** Posts {@code body}, for JSONP in its form. */
    int sendText(String body) throws IOException {
        String form = isJsonp ? "d=" + URLEncoder.encode(body, StandardCharsets.UTF_8) : body;
        // A connection of its own: one that is kept may be closed by the server just as it is used again.
        return RawHttp.status(RawHttp.exchange(
                port,
                "POST " + path + (isJsonp ? "jsonp_send" : "xhr_send") + query + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                        + "\r\nContent-Type: " + (isJsonp ? "application/x-www-form-urlencoded" : "text/plain")
                        + "\r\nContent-Length: " + form.length() + "\r\nConnection: close\r\n\r\n" + form));
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
