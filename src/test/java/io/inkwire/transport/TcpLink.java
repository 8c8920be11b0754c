package io.inkwire.transport;

import io.inkwire.wire.pb.Wire;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Predicate;

/** A small client of raw TCP. */
final class TcpLink implements Link {
    private final Socket socket;
    private final FrameQueue frames = new FrameQueue();

    TcpLink(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        Thread reader = new Thread(this::read, "tcp-reader");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (true) {
                frames.message(frame(in));
            }
        } catch (IOException over) {
            // The number is in the last Fault, if it was an end at all.
            frames.closed(frames.lastFaultClose() == 0 ? 1006 : frames.lastFaultClose());
        }
    }

    private static byte[] frame(DataInputStream in) throws IOException {
        byte[] head = new byte[5];
        int length = 0;
        int lengthBytes = 0;
        do {
            head[lengthBytes] = in.readByte();
            length |= (head[lengthBytes] & 0x7f) << (7 * lengthBytes);
        } while (head[lengthBytes++] < 0);
        byte[] delimited = new byte[lengthBytes + length];
        System.arraycopy(head, 0, delimited, 0, lengthBytes);
        if (in.readNBytes(delimited, lengthBytes, length) < length) {
            throw new EOFException();
        }
        return delimited;
    }

    @Override
    public void send(byte[] message) throws IOException {
        socket.getOutputStream().write(message);
        socket.getOutputStream().flush();
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
        try {
            socket.close();
        } catch (IOException gone) {
            // Gone already.
        }
    }
}
