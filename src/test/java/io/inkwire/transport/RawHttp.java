package io.inkwire.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** HTTP as bytes, for what no proper client would send. */
final class RawHttp {
    private RawHttp() {}

    /** Up to and with the empty line. */
    static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int last4 = 0;
        while (last4 != 0x0d0a0d0a) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.write(next);
            last4 = (last4 << 8) | next;
        }
        return head.toString(StandardCharsets.US_ASCII);
    }

    /** Sends {@code request} and says what came until the server closed or the answer's head was there. */
    static String exchange(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) Gateway.DEADLINE_S * 1000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return head(socket.getInputStream());
        }
    }

    /** The status in an answer's first line; 0 where there was none. */
    static int status(String head) {
        return head.length() < 12 ? 0 : Integer.parseInt(head.substring(9, 12));
    }
}
