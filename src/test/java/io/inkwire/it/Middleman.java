package io.inkwire.it;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A proxy with bad manners: it may forbid upgrades, hold each answer back until it is whole, or cut each connection after a
 * while. One request a connection; what it hands on is HTTP/1.0, so that an answer ends with its connection. Thread-safe:
 * its manners are volatile, its sockets in a concurrent set.
 */
final class Middleman implements AutoCloseable {
    private static final int BYTES = 16 * 1024;
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+) *$");
    private static final Pattern HOP = Pattern.compile("(?im)^(connection|upgrade|keep-alive):.*\r\n");
    private static final String FORBIDDEN = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    volatile boolean forbidsUpgrades;
    volatile boolean holdsBack;
    /** 0 for never. */
    volatile long cutsAfterMs;

    private final ServerSocket door;
    private final int server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService shears = Executors.newSingleThreadScheduledExecutor();

    private Middleman(ServerSocket door, int server) {
        this.door = door;
        this.server = server;
    }

    /** @param port of the server on this machine that it leads to */
    static Middleman to(int port) {
        try {
            Middleman proxy = new Middleman(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
            start("middleman", proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code http://localhost:PORT/} */
    String url() {
        return "http://localhost:" + door.getLocalPort() + "/";
    }

    @Override
    public void close() {
        shears.shutdownNow();
        end(door);
        sockets.forEach(Middleman::end);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                start("client", () -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server)) {
            sockets.add(client);
            sockets.add(upstream);
            long ms = cutsAfterMs;
            if (ms > 0) {
                var unused = shears.schedule(
                        () -> {
                            end(client);
                            end(upstream);
                        },
                        ms,
                        TimeUnit.MILLISECONDS);
            }
            String head = head(client.getInputStream());
            if (head.toLowerCase(Locale.ROOT).contains("\r\nupgrade: websocket")) {
                upgrade(client, upstream, head);
            } else {
                exchange(client, upstream, head);
            }
        } catch (IOException gone) {
            // Cut, or left.
        } finally {
            sockets.remove(client);
        }
    }

    private void upgrade(Socket client, Socket upstream, String head) throws IOException {
        if (forbidsUpgrades) {
            client.getOutputStream().write(FORBIDDEN.getBytes(StandardCharsets.ISO_8859_1));
            return;
        }
        upstream.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        start("downstream", () -> pump(upstream, client));
        pump(client, upstream);
    }

    private void exchange(Socket client, Socket upstream, String head) throws IOException {
        Matcher length = LENGTH.matcher(head);
        byte[] body = client.getInputStream().readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        String asked = HOP.matcher(head).replaceAll("").replaceFirst(" HTTP/1\\.1\r\n", " HTTP/1.0\r\n");
        upstream.getOutputStream().write(asked.getBytes(StandardCharsets.ISO_8859_1));
        upstream.getOutputStream().write(body);
        // A client that leaves is told on at once.
        start("leaving", () -> pump(client, upstream));
        ByteArrayOutputStream held = new ByteArrayOutputStream();
        byte[] bytes = new byte[BYTES];
        for (int count = 0; count >= 0; count = upstream.getInputStream().read(bytes)) {
            held.write(bytes, 0, count);
            if (!holdsBack) {
                held.writeTo(client.getOutputStream());
                held.reset();
            }
        }
        held.writeTo(client.getOutputStream());
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("left without a request");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void pump(Socket from, Socket to) {
        byte[] bytes = new byte[BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                out.write(bytes, 0, count);
                out.flush();
            }
        } catch (IOException broken) {
            // Either side is gone; so is the other, below.
        }
        end(from);
        end(to);
    }

    private static void end(Closeable socket) {
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
