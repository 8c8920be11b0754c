package io.inkwire.session;

import io.inkwire.model.Position;
import io.inkwire.wire.pb.Wire;
import java.util.List;

/** What is on a board at one position. Thread-safe: immutable. @param elements in no order */
public record Scene(Position at, List<Wire.Element> elements) {}
