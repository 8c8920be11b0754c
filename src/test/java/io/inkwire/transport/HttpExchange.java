package io.inkwire.transport;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One HTTP request over a socket of its own, step by step: so a test can send half of it, read half of the answer, and let
 * go when it likes, which Java's own client cannot. Confined to one thread at a time, but for {@link #close}.
 */
final class HttpExchange implements Closeable {
    private final Socket socket;
    private final DataInputStream in;
    private final Map<String, String> headers = new TreeMap<>();
    private int status;

    private HttpExchange(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout((int) Gateway.DEADLINE_S * 1000);
        in = new DataInputStream(socket.getInputStream());
    }

    /** Sends the request's head. @param lines each with its line end */
    static HttpExchange begin(int port, String method, String target, String lines) throws IOException {
        HttpExchange exchange = new HttpExchange(new Socket(InetAddress.getLoopbackAddress(), port));
        exchange.write((method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n" + lines + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        return exchange;
    }

    /** Sends a request, and reads the answer's head. */
    static HttpExchange send(int port, String method, String target, String lines, byte[] body) throws IOException {
        String length = body.length == 0 && "GET".equals(method) ? "" : "Content-Length: " + body.length + "\r\n";
        HttpExchange exchange = begin(port, method, target, lines + length);
        exchange.write(body);
        exchange.readHead();
        return exchange;
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** The whole body in one chunk. */
    void writeChunked(byte[] body) throws IOException {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        chunks.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        chunks.writeBytes(body);
        chunks.writeBytes("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        write(chunks.toByteArray());
    }

    HttpExchange readHead() throws IOException {
        String[] lines = RawHttp.head(in).split("\r\n", -1);
        status = RawHttp.status(lines[0]);
        if (status == 0) {
            throw new IOException("no answer");
        }
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.put(
                        lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip());
            }
        }
        return this;
    }

    int status() {
        return status;
    }

    /** "" where there is none. @param name in lower case */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    byte[] body() throws IOException {
        if (!"chunked".equals(header("transfer-encoding"))) {
            String length = header("content-length");
            return in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] chunk = nextChunk(); chunk.length > 0; chunk = nextChunk()) {
            body.writeBytes(chunk);
        }
        return body.toByteArray();
    }

    /** Empty at the end. */
    byte[] nextChunk() throws IOException {
        StringBuilder size = new StringBuilder();
        for (char next = (char) in.readUnsignedByte(); next != '\n'; next = (char) in.readUnsignedByte()) {
            size.append(next);
        }
        byte[] chunk = in.readNBytes(Integer.parseInt(size.toString().strip(), 16));
        in.readNBytes("\r\n".length());
        return chunk;
    }

    InputStream in() {
        return in;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
