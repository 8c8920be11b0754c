package io.inkwire.transport;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** What a client says that it already has. */
final class IfNoneMatch {
    private IfNoneMatch() {}

    /**
     * Compared weakly, as the standard asks for GET; {@code *} is any.
     *
     * @param etag a strong one, with its quotes
     */
    static boolean holds(HttpServerRequest request, String etag) {
        for (String header : request.headers().getAll(HttpHeaders.IF_NONE_MATCH)) {
            for (String held : header.split(",", -1)) {
                String one = held.strip();
                if (one.equals("*") || etag.equals(one.startsWith("W/") ? one.substring(2) : one)) {
                    return true;
                }
            }
        }
        return false;
    }
}
