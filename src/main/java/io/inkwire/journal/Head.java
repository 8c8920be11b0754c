package io.inkwire.journal;

import io.inkwire.model.Position;

/** @param ownerNode who claimed last; empty where nobody has */
public record Head(Position position, String ownerNode) {}
