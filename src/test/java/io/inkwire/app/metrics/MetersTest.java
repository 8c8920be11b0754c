package io.inkwire.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.inkwire.app.admin.AdminVerticle;
import io.inkwire.metrics.Metrics.Duration;
import io.inkwire.metrics.Metrics.Event;
import io.inkwire.metrics.Metrics.Level;
import io.inkwire.metrics.Metrics.Traffic;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MetersTest {
    private static final Pattern FAMILY = Pattern.compile("(?m)^# TYPE (\\S+) \\S+$");
    private static final Pattern SERIES = Pattern.compile("(?m)^([a-zA-Z_:]+)(?:\\{|\\s)");
    private static final Pattern NAMED = Pattern.compile("\\b(?:inkwire|jvm|process|system)_[a-z_]+\\b");

    private final Meters meters = new Meters();

    @AfterEach
    void close() {
        meters.close();
    }

    @ParameterizedTest
    @EnumSource(Event.class)
    @DisplayName("each event is a counter of its own, whose name ends in _total")
    void events(Event event) {
        meters.count(event, 3);
        meters.count(event);
        String name = Named.of(event).name().replace('.', '_') + "_total";
        assertThat(told()).contains("# TYPE " + name + " counter\n").containsPattern("(?m)^" + name + " 4\\.0$");
        long others = Stream.of(Event.values())
                .filter(other -> other != event)
                .filter(other -> told().contains(Named.of(other).name().replace('.', '_') + "_total 0.0"))
                .count();
        assertThat(others).isEqualTo(Event.values().length - 1);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    @DisplayName("each level is a gauge that goes up and down")
    void levels(Level level) {
        meters.change(level, 5);
        meters.change(level, -2);
        assertThat(told()).containsPattern("(?m)^" + Named.of(level).name().replace('.', '_') + " 3\\.0$");
        assertThat(meters.level(level)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Duration.class)
    @DisplayName("each duration is a histogram in seconds")
    void durations(Duration what) {
        meters.took(what, TimeUnit.MILLISECONDS.toNanos(7));
        String name = Named.of(what).name().replace('.', '_') + "_seconds";
        assertThat(told())
                .contains("# TYPE " + name + " histogram\n")
                .containsPattern("(?m)^" + name + "_bucket\\{le=\"0\\.005\"\\} 0$")
                .containsPattern("(?m)^" + name + "_bucket\\{le=\"0\\.01\"\\} 1$")
                .containsPattern("(?m)^" + name + "_count 1$")
                .containsPattern("(?m)^" + name + "_sum 0\\.007$");
    }

    @Test
    @DisplayName("connections and their bytes are told by the way they come")
    void connections() {
        Traffic first = meters.connected("websocket");
        Traffic second = meters.connected("websocket");
        Traffic third = meters.connected("tcp");
        first.received(10);
        second.received(5);
        third.sent(7);
        second.gone();
        assertThat(told())
                .contains("inkwire_connections{transport=\"websocket\"} 1.0\n")
                .contains("inkwire_connections{transport=\"tcp\"} 1.0\n")
                .contains("inkwire_connections_made_total{transport=\"websocket\"} 2.0\n")
                .contains("inkwire_received_bytes_total{transport=\"websocket\"} 15.0\n")
                .contains("inkwire_sent_bytes_total{transport=\"tcp\"} 7.0\n");
        assertThat(meters.connections()).isEqualTo(2);
    }

    @Test
    @DisplayName("however many names are given, the number of series is bounded")
    void bounded() {
        for (int i = 0; i < 1_000; i++) {
            meters.connected("way-" + i);
            meters.ended("CODE_" + i);
        }
        assertThat(told().lines().filter(line -> line.startsWith("inkwire_connections{")))
                .hasSize(33)
                .anyMatch(line -> line.startsWith("inkwire_connections{transport=\"other\"} 968"));
        assertThat(told().lines().filter(line -> line.startsWith("inkwire_sessions_ended_total{")))
                .hasSize(33);
    }

    @Test
    @DisplayName("counting allocates nothing")
    void allocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Traffic traffic = meters.connected("websocket");
        count(traffic, 20_000);
        long before = threads.getCurrentThreadAllocatedBytes();
        count(traffic, 100_000);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000);
    }

    private void count(Traffic traffic, int times) {
        for (int i = 0; i < times; i++) {
            traffic.received(i);
            traffic.sent(i);
            meters.count(Event.OP, 3);
            meters.change(Level.BOARDS, 1);
            meters.took(Duration.COMMIT, i);
        }
    }

    @Test
    @DisplayName("OpenMetrics for who asks for it")
    void openMetrics() {
        assertThat(meters.tell("application/openmetrics-text; version=1.0.0; charset=utf-8"))
                .endsWith("# EOF\n");
    }

    @Test
    @DisplayName("every metric that the dashboard names is told")
    void dashboard() throws IOException {
        JsonObject dashboard = new JsonObject(Files.readString(Path.of("src/docs/grafana.json")));
        Set<String> wanted = new TreeSet<>();
        for (Object panel : dashboard.getJsonArray("panels")) {
            JsonArray targets = ((JsonObject) panel).getJsonArray("targets", new JsonArray());
            for (Object target : targets) {
                Matcher names = NAMED.matcher(((JsonObject) target).getString("expr"));
                assertThat(names.find()).as(target.toString()).isTrue();
                names.reset();
                names.results().forEach(name -> wanted.add(name.group()));
            }
        }
        assertThat(wanted).hasSizeGreaterThan(15);
        assertThat(series()).containsAll(wanted);
    }

    @Test
    @DisplayName("OPERATIONS.md lists exactly the metrics of Inkwire's own")
    void documented() throws IOException {
        String document = Files.readString(Path.of("src/docs/OPERATIONS.md"));
        Set<String> listed = new TreeSet<>();
        Matcher rows = Pattern.compile("(?m)^\\| `(inkwire_[a-z_]+)` \\|").matcher(document);
        rows.results().forEach(row -> listed.add(row.group(1)));
        everything();
        Set<String> told = new TreeSet<>();
        FAMILY.matcher(told()).results().map(family -> family.group(1)).forEach(told::add);
        told.removeIf(name -> !name.startsWith("inkwire_") || name.endsWith("_max"));
        assertThat(listed).isEqualTo(told);
    }

    private Set<String> series() {
        everything();
        Set<String> names = new TreeSet<>();
        SERIES.matcher(told()).results().forEach(each -> names.add(each.group(1)));
        return names;
    }

    /** What has labels is told from the first time it happens. */
    private void everything() {
        meters.connected("websocket");
        meters.ended("TOO_SLOW");
    }

    private String told() {
        return meters.tell(AdminVerticle.TEXT);
    }
}
