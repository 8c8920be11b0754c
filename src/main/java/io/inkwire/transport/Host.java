package io.inkwire.transport;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The host and port that a request is made to, in a form that is safe to repeat in a header.
 *
 * @param name lower case; an IPv6 address in its brackets
 * @param port -1 where none is named
 */
record Host(String name, int port) {
    private static final Pattern FORM =
            Pattern.compile("([a-z0-9](?:[a-z0-9._-]{0,252})|\\[[0-9a-f:.]{2,45}])(?::([0-9]{1,5}))?");

    private static final int PORT_MAX = 65_535;

    /** Empty where {@code header} names no host, or one with a character that no host has. */
    static Optional<Host> parse(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(header.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int port = matcher.group(2) == null ? -1 : Integer.parseInt(matcher.group(2));
        return port > PORT_MAX ? Optional.empty() : Optional.of(new Host(matcher.group(1), port));
    }

    @Override
    public String toString() {
        return port == -1 ? name : name + ":" + port;
    }
}
