package io.inkwire.wire;

/** Why a connection was closed, as the transport says it and the last Fault repeats it (LIM-3). */
public enum CloseCode {
    /** A frame that must not come here or now: another first frame than Hello, or a second Hello. */
    PROTOCOL(1002),
    /** Text where only binary may come. */
    TEXT(1003),
    /** Bytes that are no message. */
    BAD_PAYLOAD(1007),
    POLICY(1008),
    TOO_BIG(1009),
    /** This server is going away, or cannot serve the board just now. */
    RESTART(1012),
    BAD_SESSION(4401),
    NO_ACCESS(4403),
    NO_BOARD(4404),
    /** Too slow, or silent. */
    TOO_SLOW(4408),
    REPLACED(4409),
    RATE(4429);

    private final int number;

    CloseCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
