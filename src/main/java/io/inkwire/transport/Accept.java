package io.inkwire.transport;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.OptionalDouble;

/** What media types a client takes, by its Accept headers. Thread-safe: immutable. */
final class Accept {
    private final String header;

    /** @param request of which a missing header stands for anything */
    Accept(HttpServerRequest request) {
        header = String.join(",", request.headers().getAll(HttpHeaders.ACCEPT)).toLowerCase(Locale.ROOT);
    }

    /** Whether it is asked for by its own name. */
    boolean names(String type) {
        return listed(type).orElse(0) > 0;
    }

    /** 0 to 1, by the most specific range that holds the type. */
    double quality(String type) {
        if (header.isBlank()) {
            return 1;
        }
        String family = type.substring(0, type.indexOf('/')) + "/*";
        OptionalDouble exact = listed(type);
        OptionalDouble wide = exact.isPresent() ? exact : listed(family);
        return wide.isPresent() ? wide.getAsDouble() : listed("*/*").orElse(0);
    }

    private OptionalDouble listed(String range) {
        for (String part : header.split(",", -1)) {
            String[] pieces = part.split(";", -1);
            if (pieces[0].strip().equals(range)) {
                return OptionalDouble.of(weight(pieces));
            }
        }
        return OptionalDouble.empty();
    }

    private static double weight(String[] pieces) {
        for (int i = 1; i < pieces.length; i++) {
            String piece = pieces[i].strip();
            if (piece.startsWith("q=")) {
                return piece.matches("q=[01](\\.[0-9]{0,3})?") ? Double.parseDouble(piece.substring(2)) : 0;
            }
        }
        return 1;
    }
}
