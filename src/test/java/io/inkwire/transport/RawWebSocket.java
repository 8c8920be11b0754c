package io.inkwire.transport;

import io.inkwire.wire.pb.Wire;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/**
 * A WebSocket client that says exactly what a test wants, right or wrong. Its reader is a thread of its own, unless it is
 * told to read nothing.
 */
final class RawWebSocket implements Link {
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CONTINUATION = 0;
    private static final int CLOSE = 8;
    private static final int FINAL_BIT = 0x80;
    private static final int MASKED_BIT = 0x80;

    private final Socket socket;
    private final DataOutputStream out;
    private final DataInputStream in;
    private final FrameQueue frames = new FrameQueue();

    private RawWebSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.out = new DataOutputStream(socket.getOutputStream());
        this.in = new DataInputStream(socket.getInputStream());
    }

    static RawWebSocket open(int port, String board) throws IOException {
        RawWebSocket made = handshaken(port, board, 0);
        made.read();
        return made;
    }

    /** Never reads a byte after the handshake. */
    static RawWebSocket deaf(int port, String board) throws IOException {
        return handshaken(port, board, 4096);
    }

    private static RawWebSocket handshaken(int port, String board, int receiveBytes) throws IOException {
        Socket socket = new Socket();
        if (receiveBytes > 0) {
            socket.setReceiveBufferSize(receiveBytes);
        }
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        RawWebSocket made = new RawWebSocket(socket);
        made.out.write(request(port, "/ws?board=" + board, "inkwire.v1", "").getBytes(StandardCharsets.US_ASCII));
        String answer = RawHttp.head(made.in);
        if (!answer.startsWith("HTTP/1.1 101")) {
            throw new IOException("not upgraded: " + answer);
        }
        return made;
    }

    static String request(int port, String target, String subprotocol, String moreHeaders) {
        return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
                + (subprotocol.isEmpty() ? "" : "\r\nSec-WebSocket-Protocol: " + subprotocol)
                + "\r\n" + moreHeaders + "\r\n";
    }

    private void read() {
        Thread reader = new Thread(
                () -> {
                    int code = 1006;
                    try {
                        code = readUntilClose();
                    } catch (IOException lost) {
                        // The server let go without a close frame: 1006, as browsers say it.
                    }
                    frames.closed(code);
                },
                "raw-websocket-reader");
        reader.setDaemon(true);
        reader.start();
    }

    private int readUntilClose() throws IOException {
        while (true) {
            int opcode = in.readUnsignedByte() & 0x0f;
            long length = in.readUnsignedByte();
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = in.readLong();
            }
            byte[] payload = in.readNBytes((int) length);
            if (opcode == CLOSE) {
                frame(CLOSE, true, payload);
                return ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
            }
            frames.message(payload);
        }
    }

    @Override
    public void send(byte[] message) throws IOException {
        frame(BINARY, true, message);
    }

    void frame(int opcode, boolean last, byte[] payload) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream frame = new DataOutputStream(bytes);
        header(frame, opcode, last, payload.length, true);
        // A mask of zeros leaves the payload as it is.
        frame.writeInt(0);
        frame.write(payload);
        out.write(bytes.toByteArray());
        out.flush();
    }

    /** Only the beginning of a frame of so many bytes. */
    void headerOnly(int opcode, int length, boolean masked) throws IOException {
        header(out, opcode, true, length, masked);
        out.flush();
    }

    private static void header(DataOutputStream to, int opcode, boolean last, int length, boolean masked)
            throws IOException {
        to.writeByte((last ? FINAL_BIT : 0) | opcode);
        int mask = masked ? MASKED_BIT : 0;
        if (length < 126) {
            to.writeByte(mask | length);
        } else if (length < 1 << 16) {
            to.writeByte(mask | 126);
            to.writeShort(length);
        } else {
            to.writeByte(mask | 127);
            to.writeLong(length);
        }
    }

    /** Reads nothing until the server has let go of the socket. */
    void awaitLetGo() throws InterruptedException {
        byte[] emptyMaskedPong = {(byte) 0x8a, (byte) MASKED_BIT, 0, 0, 0, 0};
        DeafSocket.awaitLetGo(socket, emptyMaskedPong);
    }

    @Override
    public Wire.Frame await(Predicate<Wire.Frame> wanted) {
        return frames.await(wanted);
    }

    int lastFaultClose() {
        return frames.lastFaultClose();
    }

    @Override
    public int closeCode() {
        return frames.closeCode();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            // Gone already.
        }
    }
}
