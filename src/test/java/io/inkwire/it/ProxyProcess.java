package io.inkwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * nginx or HAProxy with the configuration that the documentation shows, but for its ports. Close it: the process is gone
 * then, and also when the test's own JVM ends. Confined to the test's thread.
 */
final class ProxyProcess implements AutoCloseable {
    private static final Path SAMPLES = Path.of("src", "docs", "proxy");
    private static final long PATIENCE_MS = 20_000;

    /** What stands around a file of conf.d: nothing that buffers or times out otherwise than by default. */
    private static final String NGINX = """
            daemon off;
            pid DIR/pid;
            error_log DIR/error.log;
            events {}
            http {
                access_log off;
                client_body_temp_path DIR/body;
                proxy_temp_path DIR/proxy;
                fastcgi_temp_path DIR/fastcgi;
                uwsgi_temp_path DIR/uwsgi;
                scgi_temp_path DIR/scgi;
                include DIR/inkwire.conf;
            }
            """;

    private final Process process;
    private final int port;

    private ProxyProcess(Process process, int port) {
        this.process = process;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** @param folder for its files; @param first and @param second ports of the two servers */
    static ProxyProcess nginx(Path folder, int first, int second) {
        int port = freePort();
        write(
                folder,
                "inkwire.conf",
                sample("nginx.conf", "listen 80;", "listen 127.0.0.1:" + port + ";", first, second));
        Path main = write(
                folder,
                "nginx.conf",
                NGINX.replace("DIR", folder.toAbsolutePath().toString()));
        return start(port, folder, "nginx", "-p", folder.toString(), "-c", main.toString());
    }

    static ProxyProcess haProxy(Path folder, int first, int second) {
        int port = freePort();
        Path file = write(
                folder, "haproxy.cfg", sample("haproxy.cfg", "bind :80", "bind 127.0.0.1:" + port, first, second));
        return start(port, folder, "haproxy", "-db", "-f", file.toString());
    }

    private static String sample(String name, String door, String own, int first, int second) {
        try {
            String text = Files.readString(SAMPLES.resolve(name));
            assertThat(text).contains(door, "127.0.0.1:8081", "127.0.0.1:8082");
            return text.replace(door, own)
                    .replace("127.0.0.1:8081", "127.0.0.1:" + first)
                    .replace("127.0.0.1:8082", "127.0.0.1:" + second);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProxyProcess start(int port, Path folder, String name, String... arguments) {
        Path log = folder.resolve("output");
        List<String> command = new ArrayList<>(List.of(executable(name)));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            ProxyProcess proxy = new ProxyProcess(process, port);
            proxy.awaitReady(log);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Debian keeps both where only root's PATH looks. */
    private static String executable(String name) {
        for (String folder : (System.getenv("PATH") + ":/usr/sbin:/usr/local/sbin").split(":", -1)) {
            Path file = Path.of(folder, name);
            if (Files.isExecutable(file)) {
                return file.toString();
            }
        }
        throw new AssertionError(name + " is missing. As root: mvn verify -Dbrowser.install");
    }

    private void awaitReady(Path log) throws IOException {
        long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > endNanos) {
                close();
                throw new AssertionError("the proxy does not answer:\n" + Files.readString(log));
            }
            Thread.onSpinWait();
        }
    }

    private boolean answers() {
        try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return probe.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code http://localhost:PORT/whiteboard/} */
    String url() {
        return "http://localhost:" + port + "/whiteboard/";
    }

    @Override
    public void close() {
        // Asked first: nginx ends its worker with itself.
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
