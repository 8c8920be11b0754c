package io.inkwire.journal;

import java.util.List;

/**
 * One batch of a session as it goes into the log: its ops, or the lasting word that it was refused. Either way it settles
 * {@code number}.
 */
public sealed interface Batch {
    int author();

    /** 1, 2, 3… per session. */
    long number();

    /** The session's person's name at this moment. */
    String name();

    /** The highest {@code n} this session has put so far, this batch included; unsigned. */
    int lastN();

    /**
     * @param count how many ops, at least one; they take as many seqs
     * @param commit the encoded {@code Commit} message, exactly as clients get it
     */
    record Ops(int author, long number, String name, int lastN, int count, byte[] commit) implements Batch {}

    /** Takes no seq. @param code a number of the wire's closed list, never 0 */
    record Refusal(int author, long number, String name, int lastN, int code, String text) implements Batch {}

    /** What the batches hold while they wait to be written. */
    static int bytes(List<Batch> batches) {
        long bytes = 0;
        for (Batch batch : batches) {
            bytes += batch instanceof Ops ops ? ops.commit().length : 0;
        }
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }
}
