package io.inkwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import io.inkwire.web.TestBrowser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What the page's main thread does with 10,000 strokes at 1280 × 800: how long until they are all painted, and how much
 * work a frame is while they are panned and zoomed. No test of the build, for it measures the machine: it is run by name
 * ({@code -Dit.test=FrameBench}, see EDITOR.md) and prints its figures. Work is the thread's own CPU time as Chromium
 * traces it, so that other programs on the machine spoil it least; wall times are printed beside.
 */
final class FrameBench {
    private static final int STROKES = 10_000;
    private static final int RUNS = 5;
    private static final double LONG_TASK_MS = 50;

    /** A machine that is too busy for this measures nothing. */
    private static final double PATIENCE_MS = 120_000;

    /** One task of the main thread, µs on Chromium's clock. */
    private record Task(long at, long wall, long cpu) {
        double cpuMs() {
            return cpu / 1_000.0;
        }
    }

    /** A stretch of time: the main thread's tasks, and when its frames began. */
    private record Trace(List<Task> tasks, List<Long> frames) {
        /** CPU ms from the beginning of each frame to that of the next. */
        List<Double> work() {
            return IntStream.range(0, frames.size() - 1)
                    .mapToObj(i -> tasks.stream()
                            .filter(task ->
                                    task.at + task.wall > frames.get(i) && task.at + task.wall <= frames.get(i + 1))
                            .mapToDouble(Task::cpuMs)
                            .sum())
                    .sorted()
                    .toList();
        }

        List<Double> longTasks() {
            return tasks.stream()
                    .map(Task::cpuMs)
                    .filter(ms -> ms > LONG_TASK_MS)
                    .toList();
        }
    }

    @Test
    @DisplayName("10,000 strokes: time to the first full paint, main-thread work a frame, long tasks")
    void measure() {
        try (ServerProcess server = ServerProcess.start("--journal", "memory");
                TestBrowser browser = TestBrowser.open()) {
            String edit = TestBoard.make(server.url()).edit();
            CrowdedBoard.fill(edit, STROKES);
            List<Double> paints = new ArrayList<>();
            List<Double> longest = new ArrayList<>();
            for (int run = 0; run < RUNS; run++) {
                try (BoardPage page = BoardPage.desktop(browser)) {
                    page.page.setDefaultTimeout(PATIENCE_MS);
                    Trace opening = traced(page, () -> {
                        page.page.navigate(edit);
                        page.awaitData("elements", String.valueOf(STROKES));
                        page.awaitData("view", "rested");
                    });
                    paints.add(((Number) page.page.evaluate("Number(document.documentElement.dataset.wholeMs)"))
                            .doubleValue());
                    longest.addAll(opening.longTasks());
                    if (run < RUNS - 1) {
                        continue;
                    }
                    report("pan, all in view", traced(page, () -> pan(page)));
                    report("zoom in", traced(page, () -> zoom(page, -16)));
                    report("pan, near", traced(page, () -> pan(page)));
                    report("zoom out", traced(page, () -> zoom(page, 16)));
                }
            }
            paints.sort(Comparator.naturalOrder());
            print(
                    "first full paint: median %.0f ms, worst %.0f ms of %d",
                    paints.get(RUNS / 2), paints.get(RUNS - 1), RUNS);
            print("tasks over 50 ms of CPU while opening: %s", longest);
            assertThat(paints).hasSize(RUNS);
        }
    }

    private static void pan(BoardPage page) {
        page.page.mouse().move(640, 400);
        for (int i = 0; i < 120; i++) {
            page.page.mouse().wheel(i < 60 ? 23 : -23, i % 30 < 15 ? 17 : -17);
            nextFrame(page);
        }
        page.awaitData("view", "rested");
    }

    private static void zoom(BoardPage page, double dy) {
        page.page.keyboard().down("Control");
        for (int i = 0; i < 30; i++) {
            page.page.mouse().wheel(0, dy);
            nextFrame(page);
        }
        page.page.keyboard().up("Control");
        page.awaitData("view", "rested");
    }

    private static void nextFrame(BoardPage page) {
        page.page.evaluate("() => new Promise(go => requestAnimationFrame(() => go(null)))");
    }

    private static Trace traced(BoardPage page, Runnable act) {
        CDPSession chrome = page.page.context().newCDPSession(page.page);
        List<JsonObject> events = new ArrayList<>();
        boolean[] complete = {false};
        chrome.on(
                "Tracing.dataCollected",
                data -> data.getAsJsonArray("value").forEach(event -> events.add(event.getAsJsonObject())));
        chrome.on("Tracing.tracingComplete", data -> complete[0] = true);
        JsonArray categories = new JsonArray();
        categories.add("toplevel");
        categories.add("devtools.timeline");
        JsonObject config = new JsonObject();
        config.add("includedCategories", categories);
        JsonObject start = new JsonObject();
        start.addProperty("transferMode", "ReportEvents");
        start.add("traceConfig", config);
        chrome.send("Tracing.start", start);
        act.run();
        chrome.send("Tracing.end");
        page.page.waitForCondition(() -> complete[0]);
        chrome.detach();
        return traceOf(events);
    }

    private static Trace traceOf(List<JsonObject> events) {
        JsonObject frame = events.stream()
                .filter(event -> text(event, "name").equals("FireAnimationFrame"))
                .findFirst()
                .orElseThrow();
        List<JsonObject> own = events.stream()
                .filter(event -> text(event, "ph").equals("X")
                        && Objects.equals(event.get("tid"), frame.get("tid"))
                        && Objects.equals(event.get("pid"), frame.get("pid")))
                .sorted(Comparator.comparingLong(event -> number(event, "ts")))
                .toList();
        List<Task> tasks = new ArrayList<>();
        List<Long> frames = new ArrayList<>();
        long end = 0;
        for (JsonObject event : own) {
            long at = number(event, "ts");
            if (text(event, "name").endsWith("RunTask") && at >= end) {
                tasks.add(new Task(at, number(event, "dur"), number(event, "tdur")));
                end = at + number(event, "dur");
            }
            boolean isFrame = text(event, "name").equals("FireAnimationFrame");
            if (isFrame && (frames.isEmpty() || at - frames.get(frames.size() - 1) > 4_000)) {
                frames.add(at);
            }
        }
        return new Trace(tasks, frames);
    }

    private static void report(String name, Trace trace) {
        List<Double> work = trace.work();
        print(
                "%s: %d frames, median %.1f ms, p95 %.1f ms, worst %.1f ms; tasks over 50 ms: %s",
                name,
                work.size(),
                work.get(work.size() / 2),
                work.get(work.size() * 95 / 100),
                work.get(work.size() - 1),
                trace.longTasks());
    }

    private static String text(JsonObject event, String name) {
        JsonElement value = event.get(name);
        return value == null ? "" : value.getAsString();
    }

    private static long number(JsonObject event, String name) {
        JsonElement value = event.get(name);
        return value == null ? 0 : value.getAsLong();
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
