package io.inkwire.transport;

import io.inkwire.wire.Base64Text;
import io.inkwire.wire.Payload;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How the frames of a plain HTTP body are written (TRN-4). */
enum BodyForm {
    OCTETS("application/octet-stream", "application/*"),
    TEXT("text/plain", "text/*");

    /** "Not this one", in Accept. */
    private static final Pattern NOT = Pattern.compile(";\\s*q\\s*=\\s*0(\\.0*)?\\s*(;|$)");

    /** A file of text ends with one. */
    private static final int LINE_END = 2;

    private final String mediaType;
    private final String range;

    BodyForm(String mediaType, String range) {
        this.mediaType = mediaType;
        this.range = range;
    }

    String mediaType() {
        return this == TEXT ? "text/plain; charset=us-ascii" : mediaType;
    }

    /** The form of the request's own body; empty where it is neither. */
    static Optional<BodyForm> sent(HttpServerRequest request) {
        return Arrays.stream(values())
                .filter(form -> Bodies.isOf(form.mediaType, request))
                .findFirst();
    }

    /** The form the answer is wanted in; empty where that is neither. */
    static Optional<BodyForm> wanted(HttpServerRequest request) {
        List<String> accept = request.headers().getAll(HttpHeaders.ACCEPT).stream()
                .flatMap(header -> Arrays.stream(header.toLowerCase(Locale.ROOT).split(",", -1)))
                .map(String::strip)
                .filter(range -> !NOT.matcher(range).find())
                .map(range -> range.split(";", 2)[0].strip())
                .toList();
        boolean either = accept.isEmpty() || accept.contains("*/*");
        for (BodyForm form : values()) {
            if (accept.contains(form.mediaType)) {
                return Optional.of(form);
            }
        }
        if (either) {
            return Optional.of(sent(request).orElse(OCTETS));
        }
        return Arrays.stream(values())
                .filter(form -> accept.contains(form.range))
                .findFirst();
    }

    /** How long a body of so many bytes of frames may be. */
    int limit(int bytes) {
        return this == OCTETS ? bytes : Addresses.base64Chars(bytes) + LINE_END;
    }

    /** The frames' bytes; empty where the body is not of this form. */
    Optional<byte[]> decode(Buffer body) {
        return this == OCTETS
                ? Optional.of(body.getBytes())
                : Base64Text.decode(body.toString().stripTrailing());
    }

    Buffer encode(byte[] frames) {
        return this == OCTETS ? Buffer.buffer(frames) : Buffer.buffer(new Payload(frames).text());
    }
}
