package io.inkwire.cluster;

/**
 * How many bytes are written to one node and not yet taken by its socket (CLU-5). Confined to the board's loop. Never
 * above the bound: what does not fit is to be dropped.
 */
final class InFlight {
    private final long boundBytes;
    private long bytes;
    private boolean dropping;

    InFlight(long boundBytes) {
        this.boundBytes = boundBytes;
    }

    enum Admission {
        TAKEN,
        /** Drop it, and say so: the ones before it were taken. */
        FIRST_DROPPED,
        DROPPED
    }

    Admission admit(long messageBytes) {
        if (bytes + messageBytes > boundBytes) {
            Admission admission = dropping ? Admission.DROPPED : Admission.FIRST_DROPPED;
            dropping = true;
            return admission;
        }
        bytes += messageBytes;
        return Admission.TAKEN;
    }

    /** A message that was taken has been written, or has failed. */
    void release(long messageBytes) {
        bytes -= messageBytes;
        // An episode ends only when there is room again for a while, so that a log is not written at the brim.
        if (bytes <= boundBytes / 2) {
            dropping = false;
        }
    }
}
