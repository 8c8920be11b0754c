package io.inkwire.wire;

import io.inkwire.model.BoardId;
import io.inkwire.model.Epoch;
import io.inkwire.model.Limits;
import io.inkwire.wire.Shape.Bad;
import io.inkwire.wire.pb.Wire;
import io.inkwire.wire.pb.Wire.Code;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of what a client sends, judged from the frame alone: sizes, then forms, then ranges. What depends on the board
 * (rights, locks, its limits) is not looked at. Thread-safe: holds nothing.
 */
public final class Shapes {
    public static final int NAME_CHARACTERS = 64;
    public static final int SESSION_BYTES = 64;

    private Shapes() {}

    /** Any frame of a client: also refuses what only servers send. */
    public static Shape of(Wire.Frame frame, Limits limits) {
        return switch (frame.getBodyCase()) {
            case HELLO -> hello(frame.getHello());
            case SUBMIT -> submit(frame.getSubmit(), limits);
            case LIVE -> live(frame.getLive(), limits);
            case PROFILE -> profile(frame.getProfile());
            case PONG, RESYNC -> Shape.FINE;
            case PING, WELCOME, SNAPSHOT, COMMIT, SETTLE, FAULT, ROSTER, HEAD, BODY_NOT_SET ->
                new Bad(Code.PROTOCOL, "Only servers send a frame of the kind " + frame.getBodyCase() + ".");
        };
    }

    public static Shape hello(Wire.Hello hello) {
        if (BoardId.parse(hello.getBoard()).isEmpty()) {
            return new Bad(Code.SHAPE, "A board's id is 1 to 64 of A-Z, a-z, 0-9, _ and -.");
        }
        if (hello.getSession().size() > SESSION_BYTES) {
            return new Bad(
                    Code.SHAPE,
                    "A session value is at most " + SESSION_BYTES + " bytes, not "
                            + hello.getSession().size() + ".");
        }
        int epochBytes = hello.getEpoch().size();
        if (epochBytes != 0 && epochBytes != Epoch.BYTES) {
            return new Bad(Code.SHAPE, "An epoch is " + Epoch.BYTES + " bytes, not " + epochBytes + ".");
        }
        return orFine(name(hello.getName()));
    }

    public static Shape profile(Wire.Profile profile) {
        return orFine(name(profile.getName()));
    }

    /** A bad batch whose number is 0 has no number to settle: it is a fault PROTOCOL. */
    public static Shape submit(Wire.Submit submit, Limits limits) {
        return submit.getBatch() == 0
                ? new Bad(Code.PROTOCOL, "Batches are numbered from 1.")
                : ops(submit.getOpList(), limits);
    }

    /** All ops of one batch. */
    public static Shape ops(List<Wire.Op> ops, Limits limits) {
        if (ops.size() > limits.batchOps()) {
            return new Bad(
                    Code.TOO_BIG,
                    "A batch of " + ops.size() + " operations is over the limit of " + limits.batchOps() + ".");
        }
        if (ops.isEmpty()) {
            return new Bad(Code.SHAPE, "A batch holds at least one operation.");
        }
        ElementShape elements = new ElementShape(limits);
        for (Wire.Op op : ops) {
            Bad bad = elements.op(op);
            if (bad != null) {
                return bad;
            }
        }
        return Shape.FINE;
    }

    public static Shape live(Wire.Live live, Limits limits) {
        return orFine(new LiveShape(limits).check(live));
    }

    private static @Nullable Bad name(String name) {
        int characters = name.codePointCount(0, name.length());
        if (characters > NAME_CHARACTERS) {
            return new Bad(
                    Code.SHAPE, "A name has at most " + NAME_CHARACTERS + " characters, not " + characters + ".");
        }
        if (name.codePoints().anyMatch(Shapes::breaksALine)) {
            return new Bad(Code.SHAPE, "A name has no control characters.");
        }
        return null;
    }

    private static boolean breaksALine(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static Shape orFine(@Nullable Bad bad) {
        return bad == null ? Shape.FINE : bad;
    }
}
