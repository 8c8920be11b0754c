package io.inkwire.board;

import io.inkwire.model.BoardId;

/** @param keyVersion part of what each key proves; raising it revokes them all */
public record BoardInfo(BoardId id, String title, int keyVersion) {}
