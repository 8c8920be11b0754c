package io.inkwire.journal;

import io.inkwire.model.BoardId;

/**
 * @param keyVersion raised to revoke every key of the board, from 1
 * @param madeMs wall clock in milliseconds since 1970, for display only
 * @param authors how many author numbers are minted: 1 to this, unsigned
 */
public record BoardRow(BoardId id, String title, int keyVersion, long madeMs, int authors) {}
