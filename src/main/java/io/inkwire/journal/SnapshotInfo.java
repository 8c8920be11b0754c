package io.inkwire.journal;

import io.inkwire.model.Position;

/** @param parts how many, at least one */
public record SnapshotInfo(Position at, int parts) {}
