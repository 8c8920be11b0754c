package io.inkwire.transport;

import io.inkwire.interop.picture.Wish;
import io.vertx.core.http.HttpServerRequest;

/** What picture an address and its Accept header ask for. Thread-safe: values. */
sealed interface PictureQuery {
    /** Pixels of the longer side where neither size nor scale is given. */
    int USUAL_SIDE = 1600;

    /** Pixels of a picture that is drawn anew with each change. */
    int STREAM_PIXELS = 2 * 1024 * 1024;

    long USUAL_EVERY_MS = 1_000;
    double LEAST_EVERY_MS = 200;
    double MOST_EVERY_MS = 60_000;

    /** @param everyMs pictures of a stream follow each other no quicker */
    record Asked(Wish wish, boolean stream, long everyMs) implements PictureQuery {}

    /** @param detail one sentence for a person */
    record Bad(int status, String detail) implements PictureQuery {}

    /** @throws IllegalArgumentException where the query does not decode */
    static PictureQuery of(HttpServerRequest request) {
        return new PictureQueryReader(request).read();
    }
}
