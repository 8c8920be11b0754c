package io.inkwire.board;

import io.inkwire.model.Epoch;
import io.inkwire.model.Position;
import io.inkwire.wire.pb.Wire;
import java.util.List;

/** Whether parts make one whole snapshot (SES-3). */
final class SnapshotParts {
    private SnapshotParts() {}

    /** @throws IllegalArgumentException where they do not */
    static void check(List<Wire.Snapshot> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a snapshot has at least one part");
        }
        Position at = position(parts.get(0));
        for (int number = 0; number < parts.size(); number++) {
            Wire.Snapshot part = parts.get(number);
            boolean isLast = number == parts.size() - 1;
            if (part.getPart() != number
                    || part.getLast() != isLast
                    || !position(part).equals(at)) {
                throw new IllegalArgumentException("part " + number + " of the snapshot at " + at
                        + " is out of its place: part " + part.getPart() + " at " + position(part)
                        + (part.getLast() ? ", the last" : ""));
            }
        }
    }

    static Position position(Wire.Snapshot part) {
        Epoch epoch = Epoch.parse(part.getEpoch().toByteArray())
                .orElseThrow(() -> new IllegalArgumentException("an epoch is 8 bytes"));
        return new Position(epoch, Integer.toUnsignedLong(part.getSeq()));
    }
}
