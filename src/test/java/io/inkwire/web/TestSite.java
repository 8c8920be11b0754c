package io.inkwire.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page's files, its modules' tests and the vectors on a port of its own, and {@code /}: a page that loads every
 * {@code *.test.js}. Thread-safe: holds nothing that changes.
 */
public final class TestSite implements AutoCloseable {
    private static final Path TESTS = Path.of("src/test/web");

    /** Path of the address to folder of the project; the first that fits counts. */
    private static final List<Map.Entry<String, Path>> FOLDERS = List.of(
            Map.entry("/js/lib/", Path.of("target/classes/web/js/lib")),
            Map.entry("/js/", Path.of("web/js")),
            Map.entry("/css/", Path.of("web/css")),
            Map.entry("/old/", Path.of("web/old")),
            Map.entry("/board.html", Path.of("web/board.html")),
            Map.entry("/index.html", Path.of("web/index.html")),
            Map.entry("/vectors/", Path.of("src/test/resources/vectors")),
            Map.entry("/test/", TESTS));

    static {
        // Else each answer's body waits 40 ms for its head to be acknowledged: seconds for the page's modules.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;

    private TestSite(HttpServer server) {
        this.server = server;
    }

    public static TestSite open() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", TestSite::answer);
        server.start();
        return new TestSite(server);
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/")) {
                send(exchange, "text/html", testPage().getBytes(StandardCharsets.UTF_8));
                return;
            }
            Path file = fileOf(path);
            if (file == null || !Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                send(
                        exchange,
                        path.endsWith(".json") ? "application/json" : "text/javascript",
                        Files.readAllBytes(file));
            }
        }
    }

    private static @Nullable Path fileOf(String path) {
        for (Map.Entry<String, Path> folder : FOLDERS) {
            if (path.startsWith(folder.getKey())) {
                return folder.getValue().resolve(path.substring(folder.getKey().length()));
            }
        }
        return null;
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static String testPage() {
        String imports = testModules().stream()
                .map(name -> "import '/test/" + name + "';\n")
                .collect(Collectors.joining());
        return "<!doctype html><title>Tests</title><script type=module>\n" + imports
                + "import { runTest, testNames } from '/test/runner.js';\n"
                + "window.webTests = { names: testNames(), run: runTest };\n</script>\n";
    }

    static List<String> testModules() {
        try (Stream<Path> files = Files.list(TESTS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".test.js"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
