package io.inkwire.journal;

import io.inkwire.model.BoardId;

/** The bounds of author numbers, which are unsigned 32 bits and begin at 1. */
final class AuthorNumbers {
    private static final long MAX = 0xFFFF_FFFFL;

    private AuthorNumbers() {}

    /** @param minted how many are given out @throws JournalException where fewer than {@code count} are left */
    static void requireFree(BoardId board, long minted, int count) {
        if (minted + count > MAX) {
            throw new JournalException("board " + board + " has no " + count + " author numbers left");
        }
    }
}
