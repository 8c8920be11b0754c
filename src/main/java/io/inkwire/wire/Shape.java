package io.inkwire.wire;

import io.inkwire.wire.pb.Wire;

/** Whether a client's frame has the form that the rules ask for. */
public sealed interface Shape {
    Shape FINE = new Fine();

    record Fine() implements Shape {}

    /** @param text one sentence for a person, naming the limit and the value */
    record Bad(Wire.Code code, String text) implements Shape {}
}
