package io.inkwire.transport;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Where the gateway listens and whom it trusts.
 *
 * @param host the address to bind
 * @param port 0 for any free one, which then each instance has for itself
 * @param basePath what all its addresses begin with, such as {@code /whiteboard}; empty for none
 * @param origins origins such as {@code https://draw.example.org} that may connect beside the server's own
 * @param webFolder the page's files, read anew for each request, for who works on them; empty for those in the jar
 * @param jsonp whether SockJS's JSONP transport is offered
 * @param headerMs how long a client may take over a request's header, and an idle connection over its next one
 */
public record GatewaySettings(
        String host,
        int port,
        String basePath,
        Set<String> origins,
        Optional<Path> webFolder,
        boolean jsonp,
        long headerMs) {
    public GatewaySettings {
        origins = Set.copyOf(origins);
    }
}
