package io.inkwire.journal;

import java.util.List;

/**
 * @param lastBatch highest batch settled
 * @param lastN highest n ever put, unsigned
 * @param refusals those among the last {@value #OUTCOMES} batches that were refused; the others read as code 0
 */
public record SessionRow(int author, String name, long lastBatch, int lastN, List<Refused> refusals) {
    /** As many as a session may have in flight by default. */
    public static final int OUTCOMES = 16;

    public record Refused(long batch, int code, String text) {}
}
