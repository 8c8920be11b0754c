package io.inkwire.app.client;

import io.inkwire.model.Loop;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/** By polls (TRN-5), one after another. Confined to the client's loop. */
final class PollReading implements PlainReading {
    private static final int NO_CLOSE_CODE = 1006;
    private static final int WAIT_S = 25;

    /** Between short polls: what a person does not notice. */
    private static final long PAUSE_MS = 50;

    private static final long PATIENCE_MS = (WAIT_S + 10) * 1_000L;

    private final PlainLine line;
    private final Loop loop;
    private final boolean waits;
    private String last = "0";

    PollReading(PlainLine line, Loop loop, boolean waits) {
        this.line = line;
        this.loop = loop;
        this.waits = waits;
    }

    @Override
    public void begin() {
        String what = "/frames?ack=" + last + "&wait=" + (waits ? WAIT_S : 0);
        line.get(what, "", "", PATIENCE_MS)
                .compose(response -> response.body().onSuccess(body -> answered(response, body)))
                .onFailure(lost -> line.end(NO_CLOSE_CODE));
    }

    private void answered(HttpClientResponse response, Buffer body) {
        String number = response.getHeader("Inkwire-Message");
        if (number == null || (response.statusCode() != 200 && response.statusCode() != 204)) {
            line.end(NO_CLOSE_CODE);
            return;
        }
        last = number;
        if (body.length() > 0) {
            line.received(body.getBytes());
        }
        if (line.isOver()) {
            return;
        }
        if (waits) {
            begin();
        } else {
            loop.after(PAUSE_MS, this::begin);
        }
    }
}
