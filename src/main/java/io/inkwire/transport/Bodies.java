package io.inkwire.transport;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** What a request's headers say of its body before it is read. */
final class Bodies {
    private Bodies() {}

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
