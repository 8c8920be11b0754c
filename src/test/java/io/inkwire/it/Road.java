package io.inkwire.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One address for several servers, as a proxy gives: bytes go to the server that the road leads to, until it is cut. A
 * page's storage belongs to its address, so a page that comes back on another node comes over here. Thread-safe: sockets
 * are in a concurrent set, the rest is volatile.
 */
final class Road implements AutoCloseable {
    private static final int NOWHERE = -1;
    private static final int BYTES = 16 * 1024;

    private final ServerSocket door;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytes = new AtomicLong();
    private volatile int target;

    private Road(ServerSocket door, int target) {
        this.door = door;
        this.target = target;
    }

    /** @param port of the server on this machine that it leads to at first */
    static Road to(int port) {
        try {
            Road road = new Road(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
            start("road", road::accept);
            return road;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code http://localhost:PORT/} */
    String url() {
        return "http://localhost:" + door.getLocalPort() + "/";
    }

    int port() {
        return door.getLocalPort();
    }

    /** Bytes that went over it so far, both ways together. */
    long bytes() {
        return bytes.get();
    }

    /** Ends every connection; none can be made. */
    void cut() {
        lead(NOWHERE);
    }

    /** Ends every connection; new ones go to the server on {@code port}. */
    void lead(int port) {
        target = port;
        sockets.forEach(Road::end);
    }

    @Override
    public void close() {
        cut();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                int port = target;
                if (port == NOWHERE) {
                    end(client);
                } else {
                    start("road to " + port, () -> connect(client, port));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client, int port) {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
            sockets.add(client);
            sockets.add(server);
            start("from " + port, () -> pump(server, client));
            pump(client, server);
            if (target != port) {
                end(client);
            }
        } catch (IOException refused) {
            end(client);
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] bytes = new byte[BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                this.bytes.addAndGet(count);
                out.write(bytes, 0, count);
                out.flush();
            }
        } catch (IOException broken) {
            // Either side is gone; so is the other, below.
        }
        end(from);
        end(to);
        sockets.remove(from);
        sockets.remove(to);
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
