package io.inkwire.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * What the store knows of a session that has settled something.
 *
 * @param name the one that came with its last batch
 * @param lastBatch highest batch settled
 * @param lastN highest n ever put, unsigned
 * @param refusals those among the last {@value #OUTCOMES} batches that were refused, in order; the others read as code 0
 */
public record SessionRow(int author, String name, long lastBatch, int lastN, List<Refused> refusals) {
    /** As many as a session may have in flight by default. */
    public static final int OUTCOMES = 16;

    public record Refused(long batch, int code, String text) {}

    /** The row of a session of which {@code batch} is the first. */
    static SessionRow first(Batch batch) {
        return new SessionRow(batch.author(), "", 0, 0, List.of()).with(batch);
    }

    /** This row after {@code batch}, whose number is the next one. */
    SessionRow with(Batch batch) {
        List<Refused> kept = new ArrayList<>(refusals);
        if (batch instanceof Batch.Refusal refusal) {
            kept.add(new Refused(refusal.number(), refusal.code(), refusal.text()));
        }
        kept.removeIf(refused -> refused.batch() <= batch.number() - OUTCOMES);
        return new SessionRow(author, batch.name(), batch.number(), batch.lastN(), List.copyOf(kept));
    }
}
