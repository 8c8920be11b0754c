package io.inkwire.app.client;

import io.inkwire.wire.CloseCode;

/** What a client does after a connection that ended with a close code (LIM-3). */
enum Closing {
    COME_BACK,
    COME_BACK_LATER,
    JOIN_ANEW,
    /** Coming back as it is would end the same way, or would fight with the connection that took over (SES-4). */
    STAY_AWAY;

    static Closing of(int closeCode) {
        for (CloseCode code : CloseCode.values()) {
            if (code.number() == closeCode) {
                return of(code);
            }
        }
        return COME_BACK;
    }

    private static Closing of(CloseCode code) {
        return switch (code) {
            case RESTART, TOO_SLOW -> COME_BACK;
            case RATE -> COME_BACK_LATER;
            case BAD_SESSION -> JOIN_ANEW;
            case PROTOCOL, TEXT, BAD_PAYLOAD, POLICY, TOO_BIG, NO_ACCESS, NO_BOARD, REPLACED -> STAY_AWAY;
        };
    }
}
