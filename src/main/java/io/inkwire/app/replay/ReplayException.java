package io.inkwire.app.replay;

/** A replay that could not be brought to its end; the message is one sentence for a person. */
public final class ReplayException extends Exception {
    private static final long serialVersionUID = 1L;

    ReplayException(String message) {
        super(message);
    }

    ReplayException(String message, Throwable cause) {
        super(message, cause);
    }
}
