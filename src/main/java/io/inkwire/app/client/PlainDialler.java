package io.inkwire.app.client;

import io.inkwire.model.BoardId;
import io.inkwire.model.Loop;
import io.vertx.core.http.HttpClient;
import java.net.URI;

/** Over plain HTTP requests (TRN-4), read in one of the ways there are. */
public final class PlainDialler implements Dialler {
    /** How a client reads. */
    public enum Reading {
        EVENTS,
        LONG_POLLING,
        SHORT_POLLING
    }

    private final HttpClient client;
    private final Reading reading;

    /** @param client with room for two requests at once for each connection */
    public PlainDialler(HttpClient client, Reading reading) {
        this.client = client;
        this.reading = reading;
    }

    @Override
    public Line dial(Loop loop, URI server, BoardId board, Line.Events events) {
        PlainLine line = new PlainLine(loop, client, server, board, reading, events);
        loop.execute(events::opened);
        return line;
    }
}
