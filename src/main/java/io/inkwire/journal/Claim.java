package io.inkwire.journal;

import io.inkwire.model.Epoch;
import io.inkwire.model.Position;

/** @param epoch the new owner's own @param head where the log stands */
public record Claim(Epoch epoch, Position head) {}
