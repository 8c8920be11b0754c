package io.inkwire.board;

import io.inkwire.model.Position;
import io.inkwire.wire.pb.Wire;
import java.util.List;

/** All that is confirmed on a board at one position. Thread-safe: immutable. @param elements in no order */
public record Content(Position at, List<Wire.Element> elements) {}
