package io.inkwire.model;

/** A place in a board's log: the seq of an op, 0 to 2^32-1, and the epoch of the record that holds it. */
public record Position(Epoch epoch, long seq) {
    /** Before the first op. */
    public static final Position START = new Position(Epoch.NONE, 0);

    @Override
    public String toString() {
        return seq + "@" + epoch;
    }
}
