package io.inkwire.transport;

/**
 * One request by which a client of plain HTTP receives, seen from its connection: each method is called on the connection's
 * loop, and the request may be another's.
 */
interface PlainReader {
    /** What the status line calls this way (TRN-5, TRN-6). */
    String transport();

    /** It reads from here on; the log may hold messages already. */
    void attached(PlainConnection connection, MessageLog log);

    /** The log has grown. */
    void arrived();

    /** Nothing more will come: what is in the log is to be read, then {@link PlainConnection#detach} called. @param closeCode as in LIM-3 */
    void ended(int closeCode);

    /** A newer request reads now. */
    void superseded();

    /** The connection is gone, and this request with it. */
    void gone();

    /** Lets go of the socket at once. */
    void abort();
}
