package io.inkwire.journal;

import io.inkwire.model.Epoch;

/**
 * One record of the log: a whole batch.
 *
 * @param firstSeq seq of its first op
 * @param count how many ops
 * @param commit the encoded {@code Commit} message as it was appended
 */
public record Logged(long firstSeq, int count, Epoch epoch, int author, long batch, byte[] commit) {
    public long lastSeq() {
        return firstSeq + count - 1;
    }
}
