package io.inkwire.transport;

import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** Reads a streamed picture part by part, over a socket with a small buffer, so that who does not read is soon owed something. Confined to the test's thread. */
final class PictureReader implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final Pattern BOUNDARY = Pattern.compile("multipart/x-mixed-replace; boundary=([A-Za-z0-9-]+)");

    /** @param seq the board's when it was drawn */
    record Part(long seq, byte[] png) {
        BufferedImage image() throws IOException {
            return ImageIO.read(new ByteArrayInputStream(png));
        }
    }

    private final Socket socket = new Socket();
    private final InputStream in;
    private final String head;
    private final String boundary;

    /** @param target the address with its query */
    PictureReader(int port, String target, String headers) throws IOException {
        socket.setReceiveBufferSize(BUFFER_BYTES);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout((int) Gateway.DEADLINE_S * 1000);
        socket.getOutputStream()
                .write(("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n" + headers + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        in = new Chunks(new BufferedInputStream(socket.getInputStream(), 512));
        head = RawHttp.head(socket.getInputStream());
        Matcher named = BOUNDARY.matcher(head);
        boundary = named.find() ? "--" + named.group(1) : "";
    }

    String head() {
        return head;
    }

    /** The next part, or empty where the stream has ended. The first begins behind the first boundary. */
    Optional<Part> next() throws IOException {
        String line = line();
        if (!line.equals(boundary)) {
            if (line.isEmpty()) {
                return Optional.empty();
            }
            throw new IOException("no boundary: " + line);
        }
        return part();
    }

    private Optional<Part> part() throws IOException {
        long seq = -1;
        int length = -1;
        String line = line();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        for (; !line.isEmpty(); line = line()) {
            if (line.startsWith("Inkwire-Seq: ")) {
                seq = Long.parseLong(line.substring(13));
            } else if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring(16));
            } else if (!line.equals("Content-Type: image/png")) {
                throw new IOException("a header of no part: " + line);
            }
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            return Optional.empty();
        }
        if (!line().isEmpty()) {
            throw new IOException("more than the part's length");
        }
        return Optional.of(new Part(seq, bytes));
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** HTTP's chunks as one stream. */
    private static final class Chunks extends InputStream {
        private final InputStream in;
        private int left;
        private boolean ended;
        private boolean begun;

        Chunks(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            while (left == 0 && !ended) {
                header();
            }
            if (ended) {
                return -1;
            }
            left--;
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            while (left == 0 && !ended) {
                header();
            }
            int count = ended ? -1 : in.read(bytes, offset, Math.min(length, left));
            left -= Math.max(0, count);
            return count;
        }

        private void header() throws IOException {
            StringBuilder line = new StringBuilder();
            int newlines = begun ? 2 : 1;
            begun = true;
            while (newlines > 0) {
                int next = in.read();
                if (next < 0) {
                    ended = true;
                    return;
                }
                if (next == '\n') {
                    newlines--;
                } else if (next != '\r') {
                    line.append((char) next);
                }
            }
            left = Integer.parseInt(line.toString(), 16);
            ended = left == 0;
        }
    }
}
