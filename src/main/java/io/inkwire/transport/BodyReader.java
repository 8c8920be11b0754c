package io.inkwire.transport;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** Reads a request's body up to a limit, and what is over it not at all. Confined to the request's loop. */
final class BodyReader {
    private final Promise<Optional<Buffer>> read = Promise.promise();
    private final int limit;
    private Buffer body = Buffer.buffer();

    private BodyReader(int limit) {
        this.limit = limit;
    }

    /** To be called in the turn in which the request came. Empty where the body is longer; fails where it breaks off. */
    static Future<Optional<Buffer>> read(HttpServerRequest request, int limit) {
        BodyReader reader = new BodyReader(limit);
        request.exceptionHandler(reader.read::tryFail)
                .handler(reader::took)
                .endHandler(nothing -> reader.read.tryComplete(Optional.of(reader.body)));
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && (length.length() > 9 || Integer.parseInt(length) > limit)) {
            reader.tooLong();
        } else if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        return reader.read.future();
    }

    private void took(Buffer chunk) {
        if (body.length() + chunk.length() > limit) {
            tooLong();
        } else if (!read.future().isComplete()) {
            body.appendBuffer(chunk);
        }
    }

    private void tooLong() {
        body = Buffer.buffer();
        read.tryComplete(Optional.empty());
    }
}
