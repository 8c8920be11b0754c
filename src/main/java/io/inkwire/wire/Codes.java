package io.inkwire.wire;

import io.inkwire.wire.pb.Wire;

/** What each code of the wire's closed list means to who receives it (LIM-3). */
public final class Codes {
    private Codes() {}

    /** Whether the same thing may be tried again. An unknown code may not. */
    public static boolean retries(Wire.Code code) {
        return switch (code) {
            case RATE, RESEND, READ_ONLY, RESTART -> true;
            case CODE_NONE,
                    PROTOCOL,
                    SHAPE,
                    TOO_BIG,
                    RIGHTS,
                    LOCKED,
                    RANGE,
                    UNKNOWN_OP,
                    FULL,
                    BAD_SESSION,
                    NO_ACCESS,
                    REPLACED,
                    TOO_SLOW,
                    NO_BOARD,
                    NO_BLOB,
                    UNRECOGNIZED -> false;
        };
    }

    /**
     * Whether a batch that was answered with this code is over (ORD-4): its number is used up. After one that does not
     * settle, the number is still the next one.
     */
    public static boolean settles(Wire.Code code) {
        return code != Wire.Code.RIGHTS && !retries(code);
    }

    /** How the connection ends whose Hello was refused with this code. */
    public static CloseCode closeOfRefusedHello(Wire.Code code) {
        return switch (code) {
            case PROTOCOL -> CloseCode.PROTOCOL;
            case BAD_SESSION -> CloseCode.BAD_SESSION;
            case NO_ACCESS -> CloseCode.NO_ACCESS;
            case NO_BOARD -> CloseCode.NO_BOARD;
            case TOO_SLOW -> CloseCode.TOO_SLOW;
            case REPLACED -> CloseCode.REPLACED;
            case RATE -> CloseCode.RATE;
            case RESTART, READ_ONLY -> CloseCode.RESTART;
            case CODE_NONE, SHAPE, TOO_BIG, RESEND, RIGHTS, LOCKED, RANGE, UNKNOWN_OP, FULL, NO_BLOB, UNRECOGNIZED ->
                CloseCode.POLICY;
        };
    }
}
