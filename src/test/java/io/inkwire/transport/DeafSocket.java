package io.inkwire.transport;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A client that has little room for what it is sent, and reads none of it unless it is asked to. For one thread. */
final class DeafSocket implements Closeable {
    private final Socket socket = new Socket();

    DeafSocket(int port) throws IOException {
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout((int) Gateway.DEADLINE_S * 1000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    Socket socket() {
        return socket;
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Asks, and leaves the answer where it is. @return this */
    DeafSocket get(int port, String target) throws IOException {
        send(("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    void awaitLetGo(String harmless) throws InterruptedException {
        awaitLetGo(socket, harmless.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Waits until the server has let go of the socket although nothing is read: reading would help a server along that
     * only waits until it has written everything. Then what is written is answered with a reset.
     *
     * @param harmless what the server takes without a word while it holds the socket
     */
    static void awaitLetGo(Socket socket, byte[] harmless) throws InterruptedException {
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(Gateway.DEADLINE_S);
        try {
            while (System.nanoTime() < endNanos) {
                socket.getOutputStream().write(harmless);
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (IOException reset) {
            return;
        }
        throw new AssertionError("the server has not let go");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
