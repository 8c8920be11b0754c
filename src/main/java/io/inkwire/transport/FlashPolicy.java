package io.inkwire.transport;

import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What Flash's Socket class asks of a port before it lets a page use it (TRN-7): whether what comes is that question, and
 * the answer. Thread-safe: immutable.
 */
final class FlashPolicy {
    private static final byte[] REQUEST = "<policy-file-request/>\0".getBytes(StandardCharsets.US_ASCII);

    /** The request's first bytes, which no Hello begins with. */
    static final int TELLING_BYTES = 2;

    private final Buffer answer;

    /** @param origins such as {@code https://draw.example.org}, whose pages may connect */
    FlashPolicy(Set<String> origins, int port) {
        String allowed = origins.stream()
                .map(origin -> URI.create(origin).getHost())
                .distinct()
                .sorted()
                .map(host ->
                        "<allow-access-from domain=\"" + host + "\" to-ports=\"" + port + "\" secure=\"false\"/>\n")
                .collect(Collectors.joining());
        answer = Buffer.buffer(
                "<?xml version=\"1.0\"?>\n<cross-domain-policy>\n" + allowed + "</cross-domain-policy>\n\0");
    }

    Buffer answer() {
        return answer;
    }

    /** Whether a stream that begins so may be the request: at least {@link #TELLING_BYTES} bytes, and not more than it has. */
    static boolean mayBecomeRequest(Buffer begin) {
        if (begin.length() > REQUEST.length) {
            return false;
        }
        for (int i = 0; i < begin.length(); i++) {
            if (begin.getByte(i) != REQUEST[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether this, which {@link #mayBecomeRequest}, is the whole request. */
    static boolean isRequest(Buffer begin) {
        return begin.length() == REQUEST.length;
    }
}
