package io.inkwire.app.replay;

/** An ink file that cannot be drawn; the message is one sentence for a person. */
public final class InkFileException extends Exception {
    private static final long serialVersionUID = 1L;

    InkFileException(String message) {
        super(message);
    }

    InkFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
