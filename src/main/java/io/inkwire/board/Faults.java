package io.inkwire.board;

import io.inkwire.wire.pb.Wire;

/** The faults that a board itself tells its members. */
final class Faults {
    /** How soon a client may try again when the store is away. */
    static final int READ_ONLY_RETRY_MS = 2_000;

    private Faults() {}

    static Wire.Frame resend(long batch) {
        return frame(Wire.Fault.newBuilder()
                .setCode(Wire.Code.RESEND)
                .setText("Please send again from batch " + batch + ".")
                .setBatch((int) batch)
                .build());
    }

    static Wire.Fault readOnly() {
        return Wire.Fault.newBuilder()
                .setCode(Wire.Code.READ_ONLY)
                .setText("The board cannot be saved right now; your changes are kept and sent again.")
                .setRetryMs(READ_ONLY_RETRY_MS)
                .build();
    }

    /** ORD-6: what READ_ONLY said is over. */
    static Wire.Fault healed() {
        return Wire.Fault.newBuilder()
                .setCode(Wire.Code.CODE_NONE)
                .setText("The board can be saved again.")
                .build();
    }

    static Wire.Fault restart() {
        return Wire.Fault.newBuilder()
                .setCode(Wire.Code.RESTART)
                .setText("This server is going away or starting the board anew; please connect again.")
                .setRetryMs(200)
                .build();
    }

    static Wire.Fault noBoard() {
        return Wire.Fault.newBuilder()
                .setCode(Wire.Code.NO_BOARD)
                .setText("There is no such board.")
                .build();
    }

    static Wire.Frame frame(Wire.Fault fault) {
        return Wire.Frame.newBuilder().setFault(fault).build();
    }
}
