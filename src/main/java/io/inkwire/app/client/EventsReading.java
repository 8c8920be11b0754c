package io.inkwire.app.client;

import io.vertx.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * By server-sent events (TRN-6). A stream that ends without a word is resumed behind its last event. Confined to the client's
 * loop.
 */
final class EventsReading implements PlainReading {
    private static final int NO_CLOSE_CODE = 1006;

    /** A server says something each 20 s. */
    private static final long PATIENCE_MS = 45_000;

    /** Tries without an event: a kept connection may be dead, and be found so by the first. */
    private static final int FAILURES = 3;

    private final PlainLine line;
    private final StringBuilder text = new StringBuilder();
    private String last = "";
    private int stream;
    private int failures;

    EventsReading(PlainLine line) {
        this.line = line;
    }

    @Override
    public void begin() {
        int mine = ++stream;
        text.setLength(0);
        line.get("/events", last.isEmpty() ? "" : "Last-Event-ID", last, PATIENCE_MS)
                .onSuccess(response -> opened(mine, response))
                .onFailure(lost -> ended(mine));
    }

    private void opened(int mine, HttpClientResponse response) {
        if (response.statusCode() != 200) {
            line.end(NO_CLOSE_CODE);
            return;
        }
        response.handler(chunk -> take(chunk.toString(StandardCharsets.US_ASCII)));
        response.exceptionHandler(broken -> ended(mine));
        response.endHandler(nothing -> ended(mine));
    }

    private void ended(int mine) {
        if (mine != stream || line.isOver()) {
            return;
        }
        if (++failures < FAILURES) {
            begin();
        } else {
            line.end(NO_CLOSE_CODE);
        }
    }

    private void take(String chunk) {
        text.append(chunk);
        for (int end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
            String event = text.substring(0, end);
            text.delete(0, end + 2);
            take(event.split("\n", -1));
        }
    }

    private void take(String[] lines) {
        String type = "";
        String data = "";
        for (String one : lines) {
            if (one.startsWith("event:")) {
                type = one.substring("event:".length()).strip();
            } else if (one.startsWith("data:")) {
                data = one.substring("data:".length()).strip();
            } else if (one.startsWith("id:")) {
                last = one.substring("id:".length()).strip();
            }
        }
        if (type.equals("over")) {
            line.end(data.matches("[0-9]{4}") ? Integer.parseInt(data) : NO_CLOSE_CODE);
        } else if (type.isEmpty() && !data.isEmpty()) {
            failures = 0;
            line.received(Base64.getDecoder().decode(data));
        }
    }
}
