package io.inkwire.app.config;

/** Named as on the command line. */
public enum LogFormat {
    text,
    json
}
