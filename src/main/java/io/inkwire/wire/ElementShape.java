package io.inkwire.wire;

import io.inkwire.model.Limits;
import io.inkwire.wire.Shape.Bad;
import io.inkwire.wire.pb.Wire;
import io.inkwire.wire.pb.Wire.Code;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form of operations and of the elements in them (ELM-1, ELM-5). Null stands for fine. */
final class ElementShape {
    /** Nothing lies further from the origin than this many board units. */
    static final long RANGE_UNITS = 1L << 27;

    private static final int IMAGE_KIND = 6;
    private static final long PLACE_RANGE = RANGE_UNITS * 1024;
    private static final int OPACITY_MAX = 255;
    private static final Pattern Z = Pattern.compile("[0-9A-Za-z]{0,63}[1-9A-Za-z]");

    /** What a patch's {@code unset} may not name. */
    private static final Set<Integer> NOT_CLEARED = Set.of(
            Wire.Element.ID_FIELD_NUMBER,
            Wire.Element.KIND_FIELD_NUMBER,
            Wire.Element.INK_FIELD_NUMBER,
            Wire.Element.UNSET_FIELD_NUMBER);

    private final Limits limits;
    private final InkShape inks;

    ElementShape(Limits limits) {
        this.limits = limits;
        this.inks = new InkShape(limits);
    }

    @Nullable
    Bad op(Wire.Op op) {
        Bad bad = kind(op);
        return bad != null ? bad : KeptFields.check(op);
    }

    private @Nullable Bad kind(Wire.Op op) {
        return switch (op.getKindCase()) {
            case PUT -> put(op.getPut());
            case PATCH -> patch(op.getPatch());
            case REMOVE -> ids(op.getRemove().getIdList());
            case CLEAR -> null;
            case KIND_NOT_SET -> new Bad(Code.UNKNOWN_OP, "An operation of a kind that this server does not know.");
        };
    }

    private @Nullable Bad put(Wire.Element element) {
        Bad bad = element(element);
        if (bad != null) {
            return bad;
        }
        if (element.getKind() == 0) {
            return new Bad(Code.SHAPE, "An element's kind is from 1.");
        }
        if (element.getUnsetCount() != 0) {
            return new Bad(Code.SHAPE, "A put clears nothing: only a patch carries unset.");
        }
        return element.getKind() == IMAGE_KIND ? noBlob() : blob(element);
    }

    private @Nullable Bad patch(Wire.Element element) {
        Bad bad = element(element);
        if (bad != null) {
            return bad;
        }
        if (element.getKind() != 0 || element.hasInk()) {
            return new Bad(Code.SHAPE, "An element's kind and ink cannot be patched.");
        }
        for (int number : element.getUnsetList()) {
            if (NOT_CLEARED.contains(number)) {
                return new Bad(Code.SHAPE, "The field " + number + " of an element cannot be cleared.");
            }
        }
        return blob(element);
    }

    /** What put, patch and draft have in common. */
    @Nullable
    Bad element(Wire.Element element) {
        Bad bad = sizes(element);
        if (bad == null) {
            bad = forms(element);
        }
        if (bad == null && element.hasInk()) {
            bad = inks.whole(element.getInk());
        }
        if (bad == null && element.hasPlace()) {
            bad = place(element.getPlace());
        }
        return bad;
    }

    private @Nullable Bad sizes(Wire.Element element) {
        if (element.getSerializedSize() > limits.elementBytes()) {
            return new Bad(
                    Code.TOO_BIG,
                    "An element of " + element.getSerializedSize() + " bytes is over the limit of "
                            + limits.elementBytes() + ".");
        }
        int textBytes = element.getText().getBody().getBytes(StandardCharsets.UTF_8).length;
        if (textBytes > limits.textBytes()) {
            return new Bad(
                    Code.TOO_BIG, "A text of " + textBytes + " bytes is over the limit of " + limits.textBytes() + ".");
        }
        return null;
    }

    private @Nullable Bad forms(Wire.Element element) {
        if (isNotAnId(element.getId())) {
            return badId();
        }
        Wire.Ends ends = element.getEnds();
        if ((element.hasGroup() && isNotAnId(element.getGroup()))
                || (element.hasParent() && isNotAnId(element.getParent()))
                || (ends.hasFrom() && isNotAnId(ends.getFrom()))
                || (ends.hasTo() && isNotAnId(ends.getTo()))) {
            return badId();
        }
        if (element.hasZ() && !Z.matcher(element.getZ()).matches()) {
            return new Bad(Code.SHAPE, "A z index is 1 to 64 of 0-9, A-Z and a-z, and does not end in 0.");
        }
        if (Integer.compareUnsigned(element.getStyle().getOpacity(), OPACITY_MAX) > 0) {
            return new Bad(
                    Code.SHAPE,
                    "An opacity is 0 to " + OPACITY_MAX + ", not "
                            + Integer.toUnsignedString(element.getStyle().getOpacity()) + ".");
        }
        return null;
    }

    @Nullable
    Bad ids(List<Wire.Id> ids) {
        for (Wire.Id id : ids) {
            if (isNotAnId(id)) {
                return badId();
            }
        }
        return null;
    }

    @Nullable
    Bad place(Wire.Place place) {
        boolean inRange = isWithin(place.getX(), PLACE_RANGE)
                && isWithin(place.getY(), PLACE_RANGE)
                && Long.compareUnsigned(place.getW(), 2 * PLACE_RANGE) <= 0
                && Long.compareUnsigned(place.getH(), 2 * PLACE_RANGE) <= 0;
        return inRange ? null : outOfRange();
    }

    static boolean isWithin(long coordinate, long max) {
        return -max <= coordinate && coordinate <= max;
    }

    static Bad outOfRange() {
        return new Bad(Code.RANGE, "A point lies further than " + RANGE_UNITS + " board units from the origin.");
    }

    private static boolean isNotAnId(Wire.Id id) {
        return id.getAuthor() == 0 || id.getN() == 0;
    }

    private static Bad badId() {
        return new Bad(Code.SHAPE, "An id has an author and an n, both from 1.");
    }

    private static @Nullable Bad blob(Wire.Element element) {
        return element.getImage().hasBlob() ? noBlob() : null;
    }

    private static Bad noBlob() {
        return new Bad(Code.NO_BLOB, "This server keeps no images yet.");
    }
}
