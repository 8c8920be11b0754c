package io.inkwire.app.client;

/** How a plain connection is read. Confined to the client's loop. */
interface PlainReading {
    /** The connection is made. Reads until the line is over, and ends it where nothing more can be read. */
    void begin();
}
