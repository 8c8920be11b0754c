package io.inkwire.app.metrics;

import io.inkwire.metrics.Metrics.Duration;
import io.inkwire.metrics.Metrics.Event;
import io.inkwire.metrics.Metrics.Level;

/**
 * What a figure is called and what it means. Micrometer appends {@code _total} and {@code _seconds}.
 *
 * @param name with dots
 */
record Named(String name, String help) {
    static Named of(Event event) {
        return switch (event) {
            case OP -> new Named("inkwire.ops", "Durable ops of boards that this node owns.");
            case COMMIT -> new Named("inkwire.commits", "Batches whose ops are durable.");
            case REFUSAL -> new Named("inkwire.refusals", "Batches that were refused for ever.");
            case FENCE -> new Named("inkwire.fences", "Appends refused because a newer owner has claimed the board.");
            case CLAIM -> new Named("inkwire.claims", "Boards that this node took as their owner.");
            case REPAIR ->
                new Named("inkwire.repairs", "Pages of the log read because this node lacked them, joining included.");
            case RESYNC ->
                new Named("inkwire.resyncs", "Snapshots that clients asked for because their state was wrong.");
            case SLOW_CONSUMER ->
                new Named("inkwire.slow.consumers", "Connections so far behind that they were to be caught up anew.");
            case BOARD_FAULT ->
                new Named("inkwire.board.faults", "Boards ended by a fault of the server's, to be opened anew.");
            case BOARD_UNOPENED -> new Named("inkwire.board.open.failures", "Boards that could not be opened.");
            case JOURNAL_UNKNOWN ->
                new Named("inkwire.journal.appends.unknown", "Appends whose outcome the journal did not tell.");
            case JOURNAL_FAILURE -> new Named("inkwire.journal.failures", "All else asked of the journal that failed.");
        };
    }

    static Named of(Level level) {
        return switch (level) {
            case BOARDS -> new Named("inkwire.boards", "Boards open on this node.");
            case JOURNAL_PENDING ->
                new Named("inkwire.journal.pending", "What was asked of the journal and is not answered.");
        };
    }

    static Named of(Duration what) {
        return switch (what) {
            case COMMIT ->
                new Named("inkwire.commit", "From a batch at its owner until it is durable, in whole milliseconds.");
            case JOURNAL_APPEND ->
                new Named("inkwire.journal.append", "How long the journal took over an append, whatever its outcome.");
            case JOURNAL_READ -> new Named("inkwire.journal.read", "How long the journal took over a read.");
            case JOURNAL_OTHER ->
                new Named("inkwire.journal.other", "How long the journal took over claims, rows and snapshots.");
        };
    }
}
