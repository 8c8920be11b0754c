package io.inkwire.app.config;

/** What was given cannot be meant; the message is one sentence for the operator and holds no secret. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    ConfigException(String message) {
        super(message);
    }
}
