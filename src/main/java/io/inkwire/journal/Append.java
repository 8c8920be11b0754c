package io.inkwire.journal;

/** How an append ended. */
public sealed interface Append {
    /** All batches are durable as the journal's mode promises. */
    record Committed() implements Append {}

    /** A newer owner has claimed the board, or the head is not where it was expected: nothing was written, nor ever will be under this epoch. */
    record Fenced() implements Append {}

    /** The batches may be there or not; only a new claim and a look at the head can tell. */
    record Unknown(String reason) implements Append {}
}
