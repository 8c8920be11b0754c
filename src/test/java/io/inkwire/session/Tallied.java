package io.inkwire.session;

import io.inkwire.metrics.Metrics;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Remembers what was counted. Confined to the test's thread. */
final class Tallied implements Metrics {
    final List<String> endings = new ArrayList<>();
    int open;
    long received;
    long sent;
    private final Map<Event, Long> events = new EnumMap<>(Event.class);

    long times(Event event) {
        return events.getOrDefault(event, 0L);
    }

    @Override
    public void count(Event event, long times) {
        events.merge(event, times, Long::sum);
    }

    @Override
    public void change(Level level, int by) {}

    @Override
    public void took(Duration what, long nanos) {}

    @Override
    public void ended(String code) {
        endings.add(code);
    }

    @Override
    public Traffic connected(String transport) {
        open++;
        return new Traffic() {
            @Override
            public void received(int bytes) {
                received += bytes;
            }

            @Override
            public void sent(int bytes) {
                sent += bytes;
            }

            @Override
            public void gone() {
                open--;
            }
        };
    }
}
