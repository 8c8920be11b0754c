package io.inkwire.session;

import io.inkwire.wire.pb.Wire;

/** Fault frames of a connection that lives on. */
final class Faults {
    private Faults() {}

    static Wire.Frame of(Wire.Code code, String text) {
        return frame(Wire.Fault.newBuilder().setCode(code).setText(text));
    }

    static Wire.Frame protocol(String text) {
        return of(Wire.Code.PROTOCOL, text);
    }

    /** @param batch the batch not taken */
    static Wire.Frame rights(String text, int batch) {
        return frame(
                Wire.Fault.newBuilder().setCode(Wire.Code.RIGHTS).setText(text).setBatch(batch));
    }

    static Wire.Frame rate(String text, int retryMs) {
        return frame(
                Wire.Fault.newBuilder().setCode(Wire.Code.RATE).setText(text).setRetryMs(retryMs));
    }

    private static Wire.Frame frame(Wire.Fault.Builder fault) {
        return Wire.Frame.newBuilder().setFault(fault).build();
    }
}
