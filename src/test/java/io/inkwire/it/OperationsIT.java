package io.inkwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server as who operates it sees it: its settings, its figures, its health, its log. */
final class OperationsIT {
    private static final int STROKES = 24;
    private static final Duration DRAWN = Duration.ofSeconds(60);
    private static final Duration SEEN = Duration.ofSeconds(10);
    private static final Pattern ADMIN = Pattern.compile("(?m)^Figures and health: (http://\\S+)$");

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    @DisplayName("after drawing, /metrics has the figures of what was drawn; the public port has none")
    void figures() throws Exception {
        Path ink = Ink.loops(folder, STROKES);
        Path file = Files.writeString(
                folder.resolve("inkwire.yaml"),
                "data: " + folder.resolve("data") + "\nadmin-port: 0\nlog-format: json\nstalled-ms: 20000\n");
        try (ServerProcess server = ServerProcess.start("--config", file.toString())) {
            try (ReplayRun replay =
                    ReplayRun.start(ink, "--url", server.url().toString(), "--clients", "3", "--speed", "20")) {
                replay.same(DRAWN);
            }
            URI metrics = admin(server).resolve("/metrics");
            String told = get(metrics).body();
            for (long end = System.nanoTime() + SEEN.toNanos();
                    figure(told, "inkwire_connections{transport=\"websocket\"}") > 0 && System.nanoTime() < end; ) {
                told = get(metrics).body();
            }
            assertThat(figure(told, "inkwire_connections{transport=\"websocket\"}"))
                    .isZero();
            assertThat(figure(told, "inkwire_connections_made_total{transport=\"websocket\"}"))
                    .isGreaterThanOrEqualTo(4);
            assertThat(figure(told, "inkwire_ops_total")).isGreaterThanOrEqualTo(STROKES);
            double commits = figure(told, "inkwire_commits_total");
            assertThat(commits).isBetween(3.0, figure(told, "inkwire_ops_total"));
            assertThat(figure(told, "inkwire_commit_seconds_count")).isEqualTo(commits);
            assertThat(figure(told, "inkwire_commit_seconds_bucket{le=\"10.0\"}"))
                    .isEqualTo(commits);
            assertThat(figure(told, "inkwire_journal_append_seconds_count")).isBetween(1.0, commits);
            assertThat(figure(told, "inkwire_journal_append_seconds_sum")).isPositive();
            assertThat(figure(told, "inkwire_claims_total")).isEqualTo(1);
            assertThat(figure(told, "inkwire_fences_total")).isZero();
            assertThat(figure(told, "inkwire_boards")).isEqualTo(1);
            assertThat(figure(told, "inkwire_journal_failures_total")).isZero();
            assertThat(figure(told, "inkwire_journal_pending")).isZero();
            double received = figure(told, "inkwire_received_bytes_total{transport=\"websocket\"}");
            assertThat(received).isGreaterThan(STROKES * 40);
            // Everybody is sent what one has drawn.
            assertThat(figure(told, "inkwire_sent_bytes_total{transport=\"websocket\"}"))
                    .isGreaterThan(received);
            assertThat(figure(told, "process_cpu_usage")).isNotNaN();
            assertThat(get(server.url().resolve("/metrics")).statusCode()).isEqualTo(404);
            assertThat(get(server.url().resolve("/health")).statusCode()).isEqualTo(404);
        }
    }

    @Test
    @DisplayName(
            "a fault is one line of JSON with board and reason, a request's with its id, none with a key; health says it")
    void faults() throws Exception {
        Path data = folder.resolve("data");
        try (ServerProcess server =
                ServerProcess.start("--data", data.toString(), "--admin-port", "0", "--log-format", "json")) {
            TestBoard board = TestBoard.make(server.url());
            String id = board.edit().replaceFirst(".*/b/([^#]+)#.*", "$1");
            String key = board.edit().replaceFirst(".*#", "");
            JsonObject well = json(get(admin(server).resolve("/health")));
            assertThat(well.get("status").getAsString()).isEqualTo("UP");
            assertThat(well.getAsJsonArray("nodes")).hasSize(1);
            assertThat(well.get("boards").getAsInt()).isZero();
            assertThat(get(admin(server).resolve("/health/ready")).statusCode()).isEqualTo(200);

            rename(data, "snapshot", "elsewhere");
            try (ReplayRun replay = ReplayRun.start(
                    Ink.loops(folder, 1),
                    "--check",
                    "--url",
                    server.url().toString(),
                    "--board",
                    id,
                    "--key",
                    key,
                    "--timeout",
                    "2")) {
                JsonObject line = line(server, "board", id);
                assertThat(line.get("level").getAsString()).isEqualTo("WARN");
                assertThat(line.get("reason").getAsString()).contains("no such table");
                assertThat(replay.readings()).isZero();
            }
            rename(data, "board", "away");
            HttpRequest making = HttpRequest.newBuilder(server.url().resolve("api/boards"))
                    .header("X-Request-Id", "of-a-proxy-1")
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            HttpResponse<String> answer = http.send(making, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("X-Request-Id")).contains("of-a-proxy-1");
            assertThat(line(server, "request", "of-a-proxy-1").get("reason").getAsString())
                    .contains("no such table");

            HttpResponse<String> ill = get(admin(server).resolve("/health"));
            assertThat(ill.statusCode()).isEqualTo(503);
            assertThat(json(ill).getAsJsonObject("store").get("reason").getAsString())
                    .contains("no such table");
            assertThat(get(admin(server).resolve("/health/live")).statusCode()).isEqualTo(200);
            String told = get(admin(server).resolve("/metrics")).body();
            assertThat(figure(told, "inkwire_board_open_failures_total")).isPositive();
            assertThat(figure(told, "inkwire_journal_failures_total")).isPositive();
            assertThat(told).doesNotContain(id, key);
            assertThat(server.log()).doesNotContain(key);
        }
    }

    @Test
    @DisplayName("a request has an id in its answer, a proxy's where that is a name")
    void requestIds() throws Exception {
        try (ServerProcess server = ServerProcess.start("--journal", "memory", "--admin-port", "0")) {
            assertThat(get(server.url()).headers().firstValue("X-Request-Id"))
                    .get()
                    .asString()
                    .matches("[0-9a-f]{16}");
            HttpRequest odd = HttpRequest.newBuilder(server.url().resolve("nothing"))
                    .header("X-Request-Id", "<script>")
                    .build();
            HttpResponse<String> answer = http.send(odd, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("X-Request-Id"))
                    .get()
                    .asString()
                    .matches("[0-9a-f]{16}");

            URI admin = admin(server);
            assertThat(get(admin.resolve("/")).statusCode()).isEqualTo(404);
            HttpRequest post = HttpRequest.newBuilder(admin.resolve("/metrics"))
                    .POST(HttpRequest.BodyPublishers.ofString("x"))
                    .build();
            assertThat(http.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(405);
            HttpRequest open = HttpRequest.newBuilder(admin.resolve("/metrics"))
                    .header("Accept", "application/openmetrics-text; version=1.0.0")
                    .build();
            assertThat(http.send(open, HttpResponse.BodyHandlers.ofString()).body())
                    .endsWith("# EOF\n");
        }
    }

    private HttpResponse<String> get(URI address) throws Exception {
        return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI admin(ServerProcess server) {
        server.awaitOutput("it tells where its figures are", ADMIN, SEEN);
        Matcher admin = ADMIN.matcher(server.log());
        assertThat(admin.find()).isTrue();
        return URI.create(admin.group(1));
    }

    private static double figure(String told, String series) {
        List<String> values = told.lines()
                .filter(line -> line.startsWith(series + " "))
                .map(line -> line.substring(series.length() + 1))
                .toList();
        assertThat(values).as(series).hasSize(1);
        return Double.parseDouble(values.get(0));
    }

    /** The one line of the log that names so. */
    private static JsonObject line(ServerProcess server, String name, String value) {
        Pattern named = Pattern.compile("(?m)^\\{.*\"" + name + "\":\"" + Pattern.quote(value) + "\".*\\}$");
        server.awaitOutput("a line with the " + name + " " + value, named, SEEN);
        Matcher line = named.matcher(server.log());
        assertThat(line.find()).isTrue();
        return JsonParser.parseString(line.group()).getAsJsonObject();
    }

    private static JsonObject json(HttpResponse<String> response) {
        JsonElement parsed = JsonParser.parseString(response.body());
        return parsed.getAsJsonObject();
    }

    private static void rename(Path data, String table, String other) throws Exception {
        try (var files = Files.list(data)) {
            Path database = files.filter(file -> file.toString().endsWith(".db"))
                    .findFirst()
                    .orElseThrow();
            try (Connection sqlite = DriverManager.getConnection("jdbc:sqlite:" + database);
                    Statement statement = sqlite.createStatement()) {
                statement.execute("PRAGMA busy_timeout=5000");
                statement.execute("ALTER TABLE " + table + " RENAME TO " + other);
            }
        }
    }
}
