package io.inkwire.app;

import java.net.UnknownHostException;
import java.util.Objects;

/** The server cannot be started; the message is one sentence for the operator. */
final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    private StartException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Says that {@code what} failed, and why as the innermost cause tells it. */
    static StartException because(String what, Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return new StartException(what + ": " + why(innermost), failure);
    }

    private static String why(Throwable thrown) {
        // Its message is the name alone.
        if (thrown instanceof UnknownHostException) {
            return "unknown host";
        }
        String message = Objects.requireNonNullElse(thrown.getMessage(), "");
        return message.lines().findFirst().orElse(thrown.getClass().getSimpleName());
    }
}
