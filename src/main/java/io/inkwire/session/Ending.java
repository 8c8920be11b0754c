package io.inkwire.session;

import io.inkwire.wire.CloseCode;
import io.inkwire.wire.Codes;
import io.inkwire.wire.pb.Wire;

/**
 * Why a session ends, as its last Fault says it.
 *
 * @param close the number of a {@link CloseCode}
 * @param text one sentence for a person
 * @param retryMs when to come back, 0 where the code does not say retry
 */
record Ending(Wire.Code code, int close, String text, int retryMs) {
    Ending(Wire.Code code, CloseCode close, String text) {
        this(code, close.number(), text, 0);
    }

    /** A board's own words; it names a close code only where the code's usual one is not meant. */
    static Ending of(Wire.Fault fault) {
        int close = fault.getClose() != 0
                ? fault.getClose()
                : Codes.closeOfRefusedHello(fault.getCode()).number();
        return new Ending(fault.getCode(), close, fault.getText(), fault.getRetryMs());
    }

    static Ending protocol(String text) {
        return new Ending(Wire.Code.PROTOCOL, CloseCode.PROTOCOL, text);
    }

    static Ending tooSlow(String text) {
        return new Ending(Wire.Code.TOO_SLOW, CloseCode.TOO_SLOW, text);
    }

    static Ending restart(String text, int retryMs) {
        return new Ending(Wire.Code.RESTART, CloseCode.RESTART.number(), text, retryMs);
    }

    /** What a message could not be taken for. */
    static Ending broken(CloseCode close, String text) {
        Wire.Code code = switch (close) {
            case TOO_BIG -> Wire.Code.TOO_BIG;
            case TEXT, PROTOCOL -> Wire.Code.PROTOCOL;
            case BAD_PAYLOAD, POLICY, RESTART, BAD_SESSION, NO_ACCESS, NO_BOARD, TOO_SLOW, REPLACED, RATE ->
                Wire.Code.SHAPE;
        };
        return new Ending(code, close, text);
    }

    Wire.Frame frame() {
        return Wire.Frame.newBuilder()
                .setFault(Wire.Fault.newBuilder()
                        .setCode(code)
                        .setText(text)
                        .setRetryMs(retryMs)
                        .setClose(close))
                .build();
    }
}
