package io.inkwire.transport;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.handler.BodyHandler;

/** What a request's headers say of its body before it is read, and how much of it is. */
final class Bodies {
    private Bodies() {}

    /** Reads the body, up to so many bytes; a longer one is refused with 413, before it is read where its length is told. */
    static void limit(Route route, int bytes) {
        route.handler(BodyHandler.create(false).setBodyLimit(bytes)).failureHandler(ctx -> {
            if (ctx.statusCode() == 413) {
                Problems.send(ctx, 413, "The body may be at most " + bytes + " bytes long.");
            } else {
                ctx.next();
            }
        });
    }

    static boolean isEmpty(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? !request.headers().contains(HttpHeaders.TRANSFER_ENCODING) : length.equals("0");
    }

    /** @param mediaType in lower case, without parameters */
    static boolean isOf(String mediaType, HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase(mediaType);
    }
}
