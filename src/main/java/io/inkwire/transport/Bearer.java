package io.inkwire.transport;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The key in {@code Authorization: Bearer KEY} (BRD-3). Holds nothing. */
final class Bearer {
    /** Keys are 22 characters; anything much longer is none, and is not compared. */
    private static final Pattern FORM = Pattern.compile("Bearer +([\\x21-\\x7e]{1,128}) *", Pattern.CASE_INSENSITIVE);

    private Bearer() {}

    /** Empty where there is none, or not one. */
    static Optional<String> key(HttpServerRequest request) {
        List<String> headers = request.headers().getAll(HttpHeaders.AUTHORIZATION);
        Matcher only = FORM.matcher(headers.size() == 1 ? headers.get(0) : "");
        return only.matches() ? Optional.of(only.group(1)) : Optional.empty();
    }
}
