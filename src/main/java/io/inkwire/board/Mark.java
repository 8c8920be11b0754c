package io.inkwire.board;

import io.inkwire.model.Position;

/** Where a board stands, and the digest of its elements there (ORD-7): what a Head frame says. */
public record Mark(Position at, int digest) {}
