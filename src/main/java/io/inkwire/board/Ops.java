package io.inkwire.board;

import io.inkwire.model.ElementId;
import io.inkwire.wire.pb.Wire;
import io.inkwire.wire.pb.Wire.Code;
import org.jspecify.annotations.Nullable;

/** What an op does to the elements it finds, and why it may not (ELM-1, ELM-2, ELM-4). Confirmed and tentative ops both go this way. */
final class Ops {
    private Ops() {}

    /** Does what {@code author}'s op with this seq does; it is not to be refused. */
    static void apply(Ground ground, Wire.Op op, int author, int seq) {
        switch (op.getKindCase()) {
            case PUT -> put(ground, op, author, seq);
            case PATCH -> patch(ground, op, author, seq);
            case REMOVE -> remove(ground, op, author);
            case CLEAR -> clear(ground, op, author, seq);
            case KIND_NOT_SET -> {}
        }
    }

    private static void put(Ground ground, Wire.Op op, int author, int seq) {
        Wire.Element element = op.getPut();
        ElementId id = Held.id(element.getId());
        Held held = ground.get(id);
        if (held == null) {
            ground.put(new Held(id, element, seq, author, 0));
        } else if (!held.isGuarded(op.getIfSeq(), author)) {
            ground.put(held.changedTo(element, author, seq));
        }
    }

    private static void patch(Ground ground, Wire.Op op, int author, int seq) {
        Held held = ground.get(Held.id(op.getPatch().getId()));
        if (held != null && !held.isGuarded(op.getIfSeq(), author)) {
            ground.put(held.changedTo(Merge.patch(held.element(), op.getPatch()), author, seq));
        }
    }

    private static void remove(Ground ground, Wire.Op op, int author) {
        for (Wire.Id id : op.getRemove().getIdList()) {
            Held held = ground.get(Held.id(id));
            if (held != null && !held.isGuarded(op.getIfSeq(), author)) {
                ground.remove(held.id());
            }
        }
    }

    private static void clear(Ground ground, Wire.Op op, int author, int seq) {
        long upTo = Math.min(Integer.toUnsignedLong(op.getClear().getSeq()), Integer.toUnsignedLong(seq));
        if (upTo <= ground.clearedTo()) {
            return;
        }
        for (Held held : ground.changedWithin(ground.clearedTo(), upTo)) {
            if (!held.isLocked() && !held.isGuarded(op.getIfSeq(), author)) {
                ground.remove(held.id());
            }
        }
        if (op.getIfSeq() == 0) {
            ground.clearedTo(upTo);
        }
    }

    /** Why the board cannot take this op as things stand on {@code ground}; null where it can. */
    static Verdict.@Nullable Refused refusal(Ground ground, Wire.Op op, int author, int mintedAuthors) {
        return switch (op.getKindCase()) {
            case PUT -> {
                int creator = op.getPut().getId().getAuthor();
                if (Integer.compareUnsigned(creator, mintedAuthors) > 0) {
                    yield new Verdict.Refused(
                            Code.RANGE,
                            "No author has the number " + Integer.toUnsignedString(creator) + " on this board.");
                }
                yield refusalByLock(ground, op.getPut().getId(), op.getIfSeq(), author);
            }
            case PATCH ->
                isOfLockAlone(op.getPatch())
                        ? null
                        : refusalByLock(ground, op.getPatch().getId(), op.getIfSeq(), author);
            case REMOVE -> {
                for (Wire.Id id : op.getRemove().getIdList()) {
                    Verdict.Refused refused = refusalByLock(ground, id, op.getIfSeq(), author);
                    if (refused != null) {
                        yield refused;
                    }
                }
                yield null;
            }
            case CLEAR -> null;
            case KIND_NOT_SET ->
                new Verdict.Refused(Code.UNKNOWN_OP, "An operation of a kind that this server does not know.");
        };
    }

    private static Verdict.@Nullable Refused refusalByLock(Ground ground, Wire.Id id, int ifSeq, int author) {
        Held held = ground.get(Held.id(id));
        return held != null && held.isLocked() && !held.isGuarded(ifSeq, author)
                ? new Verdict.Refused(Code.LOCKED, "The element " + held.id() + " is locked.")
                : null;
    }

    /** Sets {@code locked} or clears it, and touches nothing else. */
    private static boolean isOfLockAlone(Wire.Element patch) {
        boolean touchesLock = patch.hasLocked() || patch.getUnsetCount() != 0;
        for (int number : patch.getUnsetList()) {
            touchesLock &= number == Wire.Element.LOCKED_FIELD_NUMBER;
        }
        return touchesLock
                && patch.toBuilder()
                        .clearId()
                        .clearLocked()
                        .clearUnset()
                        .build()
                        .equals(Wire.Element.getDefaultInstance());
    }
}
