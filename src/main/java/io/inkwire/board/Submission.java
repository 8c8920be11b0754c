package io.inkwire.board;

import io.inkwire.model.Role;
import io.inkwire.wire.pb.Wire;
import java.util.function.Consumer;

/**
 * One batch on its way into the log.
 *
 * @param atMs when it came to its owner, by the board's loop
 * @param name the author's name, kept beside the batch
 * @param answer takes a Settle or Fault for the sender alone, on the board's loop
 */
record Submission(long atMs, int author, Role role, String name, Wire.Submit submit, Consumer<Wire.Frame> answer) {
    long batch() {
        return Integer.toUnsignedLong(submit.getBatch());
    }

    void settle(int code, String text) {
        answer.accept(Wire.Frame.newBuilder()
                .setSettle(Wire.Settle.newBuilder()
                        .setBatch(submit.getBatch())
                        .setCodeValue(code)
                        .setText(text))
                .build());
    }

    /** @param batch the batch the fault names */
    void fault(Wire.Code code, String text, long batch, int retryMs) {
        answer.accept(Wire.Frame.newBuilder()
                .setFault(Wire.Fault.newBuilder()
                        .setCode(code)
                        .setText(text)
                        .setBatch((int) batch)
                        .setRetryMs(retryMs))
                .build());
    }
}
