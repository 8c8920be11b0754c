package io.inkwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code target/inkwire.jar} as a process of its own, as small as a JVM gets. Close it: whatever became of it, the process
 * is gone then, and also when the test's own JVM ends. Thread-safe: {@code synchronized}.
 */
public final class ServerProcess implements AutoCloseable {
    /** The shared cluster file, from where Maven runs the tests. */
    public static final String CLUSTER_FILE = "cluster-config/hazelcast.xml";

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(20);
    private static final Pattern READY = Pattern.compile("(?m)^Inkwire is ready: (http://[^\\s/]+:(\\d+)/\\S*)$");

    private static final Pattern RAW_TCP = Pattern.compile("(?m)^Raw TCP: \\S+:(\\d+)$");

    private final Process process;
    private final Thread reader;
    private final StringBuilder output = new StringBuilder();
    private boolean ended;

    private ServerProcess(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "output of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** A server started by {@code serve} and {@code arguments}, on a free port unless they name one; returns once it accepts clients. */
    public static ServerProcess start(String... arguments) {
        List<String> all = new ArrayList<>(List.of("serve"));
        if (!List.of(arguments).contains("--port")) {
            all.addAll(List.of("--port", "0"));
        }
        all.addAll(List.of(arguments));
        ServerProcess server = launch(all.toArray(String[]::new));
        try {
            server.awaitReady();
            return server;
        } catch (AssertionError e) {
            server.close();
            throw e;
        }
    }

    /** Runs {@code java -jar inkwire.jar} with {@code arguments} and does not wait for anything. */
    public static ServerProcess launch(String... arguments) {
        return launch(Map.of(), arguments);
    }

    /** The same with more in its environment. */
    public static ServerProcess launch(Map<String, String> environment, String... arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String jar = System.getProperty(
                "inkwire.jar", Path.of("target", "inkwire.jar").toString());
        List<String> command =
                new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx220m", "-jar", jar));
        command.addAll(List.of(arguments));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new ServerProcess(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it accepts clients. */
    public void awaitReady() {
        awaitOutput("it is ready", READY, START);
    }

    /** A first member port for {@code --cluster-port}: this one and the next few are free, and no other test's. */
    public static int freeClusterPort() {
        while (true) {
            int first = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            if (isFree(first) && isFree(first + 1) && isFree(first + 2)) {
                return first;
            }
        }
    }

    /** {@code http://localhost:PORT/} */
    public URI url() {
        return URI.create(ready().group(1));
    }

    public int port() {
        return Integer.parseInt(ready().group(2));
    }

    /** Of raw TCP, for one that was started with {@code --tcp-port}. */
    public int tcpPort() {
        awaitOutput("it takes raw TCP", RAW_TCP, START);
        Matcher raw = RAW_TCP.matcher(log());
        assertThat(raw.find()).isTrue();
        return Integer.parseInt(raw.group(1));
    }

    /** All that it has written so far, on either stream. */
    public synchronized String log() {
        return output.toString();
    }

    /** Waits until {@link #log} contains a match of {@code pattern} for what is called {@code what}. */
    public synchronized void awaitOutput(String what, Pattern pattern, Duration within) {
        await(what, () -> pattern.matcher(output).find(), within);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: returns once the process is gone. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** SIGTERM: returns the exit code, once all output is read. */
    public int stop() {
        process.destroy();
        return exitCode();
    }

    /** SIGSTOP: the process does nothing, and holds all it has, until {@link #resume}. */
    public void freeze() {
        signal("STOP");
    }

    public void resume() {
        signal("CONT");
    }

    /** Waits for the end that something else has caused. */
    public int exitCode() {
        try {
            assertThat(process.waitFor(END.toSeconds(), TimeUnit.SECONDS))
                    .as("the process ends within %s; its output:%n%s", END, log())
                    .isTrue();
            reader.join(END.toMillis());
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private synchronized Matcher ready() {
        Matcher ready = READY.matcher(output);
        assertThat(ready.find()).as("ready:%n%s", output).isTrue();
        return ready;
    }

    private synchronized void await(String what, BooleanSupplier holds, Duration within) {
        long endNanos = System.nanoTime() + within.toNanos();
        while (!holds.getAsBoolean()) {
            long leftMs = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
            if (leftMs <= 0 || ended) {
                throw new AssertionError("not within " + within + ": " + what + "; its output:\n" + output);
            }
            try {
                // Woken by each line, and by the end.
                wait(leftMs);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                append(line + "\n");
            }
        } catch (IOException e) {
            append("(its output cannot be read any more: " + e.getMessage() + ")\n");
        } finally {
            end();
        }
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    private synchronized void append(String text) {
        output.append(text);
        notifyAll();
    }

    private void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            assertThat(code).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
