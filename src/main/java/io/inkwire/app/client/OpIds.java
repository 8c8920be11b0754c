package io.inkwire.app.client;

import io.inkwire.wire.pb.Wire;
import java.util.function.UnaryOperator;

/** Every id that an op names, put through a function. Thread-safe: holds no state. */
final class OpIds {
    private OpIds() {}

    static Wire.Op map(Wire.Op op, UnaryOperator<Wire.Id> to) {
        Wire.Op.Builder made = op.toBuilder();
        switch (op.getKindCase()) {
            case PUT -> made.setPut(map(op.getPut(), to));
            case PATCH -> made.setPatch(map(op.getPatch(), to));
            case REMOVE -> {
                Wire.Remove.Builder remove = made.getRemoveBuilder();
                for (int i = 0; i < remove.getIdCount(); i++) {
                    remove.setId(i, to.apply(remove.getId(i)));
                }
            }
            case CLEAR, KIND_NOT_SET -> {}
        }
        return made.build();
    }

    private static Wire.Element map(Wire.Element element, UnaryOperator<Wire.Id> to) {
        Wire.Element.Builder made = element.toBuilder().setId(to.apply(element.getId()));
        if (element.hasGroup()) {
            made.setGroup(to.apply(element.getGroup()));
        }
        if (element.hasParent()) {
            made.setParent(to.apply(element.getParent()));
        }
        if (element.hasEnds()) {
            Wire.Ends.Builder ends = made.getEndsBuilder();
            if (ends.hasFrom()) {
                ends.setFrom(to.apply(ends.getFrom()));
            }
            if (ends.hasTo()) {
                ends.setTo(to.apply(ends.getTo()));
            }
        }
        return made.build();
    }
}
