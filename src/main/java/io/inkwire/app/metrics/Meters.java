package io.inkwire.app.metrics;

import io.inkwire.metrics.Metrics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * The figures of one process. Adders are summed only when somebody asks, so that counting costs the loops nothing they
 * could feel. Thread-safe.
 */
public final class Meters implements Metrics, AutoCloseable {
    /** More than there are ways and codes: what a label may ever say is bounded whatever is given. */
    private static final int MAX_LABELS = 32;

    private static final String OTHER = "other";

    /** From a fast disk's commit to a patience that is over. */
    private static final java.time.Duration[] BUCKETS = {
        java.time.Duration.ofMillis(1),
        java.time.Duration.ofNanos(2_500_000),
        java.time.Duration.ofMillis(5),
        java.time.Duration.ofMillis(10),
        java.time.Duration.ofMillis(25),
        java.time.Duration.ofMillis(50),
        java.time.Duration.ofMillis(100),
        java.time.Duration.ofMillis(250),
        java.time.Duration.ofMillis(500),
        java.time.Duration.ofSeconds(1),
        java.time.Duration.ofMillis(2_500),
        java.time.Duration.ofSeconds(10)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Machine machine = new Machine(registry);
    private final Map<Event, LongAdder> events = new EnumMap<>(Event.class);
    private final Map<Level, LongAdder> levels = new EnumMap<>(Level.class);
    private final Map<Duration, Timer> timers = new EnumMap<>(Duration.class);
    private final Map<String, Way> ways = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> endings = new ConcurrentHashMap<>();

    public Meters() {
        for (Event event : Event.values()) {
            LongAdder times = new LongAdder();
            events.put(event, times);
            Named named = Named.of(event);
            FunctionCounter.builder(named.name(), times, LongAdder::sum)
                    .description(named.help())
                    .register(registry);
        }
        for (Level level : Level.values()) {
            LongAdder height = new LongAdder();
            levels.put(level, height);
            Named named = Named.of(level);
            Gauge.builder(named.name(), height, LongAdder::sum)
                    .description(named.help())
                    .register(registry);
        }
        for (Duration what : Duration.values()) {
            Named named = Named.of(what);
            Timer timer = Timer.builder(named.name())
                    .description(named.help())
                    .serviceLevelObjectives(BUCKETS)
                    .register(registry);
            timers.put(what, timer);
        }
    }

    /** The maps above hold each constant, and are never changed once they are filled. */
    private static <K extends Enum<K>, V> V of(Map<K, V> all, K one) {
        return Objects.requireNonNull(all.get(one));
    }

    /** All figures in Prometheus's text, or in OpenMetrics' where {@code accepts} asks for that. */
    public String tell(String contentType) {
        return registry.scrape(contentType);
    }

    @Override
    public void count(Event event, long times) {
        of(events, event).add(times);
    }

    @Override
    public void change(Level level, int by) {
        of(levels, level).add(by);
    }

    /** How high it stands, now. */
    public long level(Level level) {
        return of(levels, level).sum();
    }

    /** Connections open now, over all ways. */
    public long connections() {
        return ways.values().stream().mapToLong(way -> way.open.sum()).sum();
    }

    @Override
    public void took(Duration what, long nanos) {
        of(timers, what).record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void ended(String code) {
        endings.computeIfAbsent(label(endings, code), this::ending).increment();
    }

    private LongAdder ending(String code) {
        LongAdder times = new LongAdder();
        FunctionCounter.builder("inkwire.sessions.ended", times, LongAdder::sum)
                .description(
                        "Sessions that the server ended, by the code it gave; a client that just goes is not among them.")
                .tag("code", code)
                .register(registry);
        return times;
    }

    @Override
    public Traffic connected(String transport) {
        Way way = ways.computeIfAbsent(label(ways, transport), name -> new Way(name, registry));
        way.open.increment();
        way.made.increment();
        return way;
    }

    private static String label(Map<String, ?> known, String wanted) {
        return known.size() < MAX_LABELS || known.containsKey(wanted) ? wanted : OTHER;
    }

    @Override
    public void close() {
        machine.close();
        registry.close();
    }

    /** All connections of one way. */
    private static final class Way implements Traffic {
        private final LongAdder open = new LongAdder();
        private final LongAdder made = new LongAdder();
        private final LongAdder received = new LongAdder();
        private final LongAdder sent = new LongAdder();

        Way(String transport, PrometheusMeterRegistry registry) {
            Gauge.builder("inkwire.connections", open, LongAdder::sum)
                    .description("Open connections, by the way they come.")
                    .tag("transport", transport)
                    .register(registry);
            counter("inkwire.connections.made", made, "Connections that were made, or changed to this way.", transport)
                    .register(registry);
            counter("inkwire.received", received, "Bytes of clients' messages, without what the way adds.", transport)
                    .baseUnit("bytes")
                    .register(registry);
            counter("inkwire.sent", sent, "Bytes of messages to clients, without what the way adds.", transport)
                    .baseUnit("bytes")
                    .register(registry);
        }

        private static FunctionCounter.Builder<LongAdder> counter(
                String name, LongAdder adder, String help, String transport) {
            return FunctionCounter.builder(name, adder, LongAdder::sum)
                    .description(help)
                    .tag("transport", transport);
        }

        @Override
        public void received(int bytes) {
            received.add(bytes);
        }

        @Override
        public void sent(int bytes) {
            sent.add(bytes);
        }

        @Override
        public void gone() {
            open.decrement();
        }
    }
}
