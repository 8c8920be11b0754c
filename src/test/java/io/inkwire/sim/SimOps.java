package io.inkwire.sim;

import io.inkwire.app.client.ClientSession;
import io.inkwire.model.Position;
import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Random batches as a page might make them, refusals among them. */
final class SimOps {
    private SimOps() {}

    /** A batch for {@code session} as it sees the board now; empty where it has nothing to change. */
    static Optional<List<Wire.Op>> next(ClientSession session, RandomGenerator random) {
        List<Wire.Entry> entries = new ArrayList<>(session.state().entries());
        int choice = random.nextInt(12);
        if (choice < 6 || entries.isEmpty()) {
            return Optional.of(List.of(put(session, random)));
        }
        Wire.Entry target = entries.get(random.nextInt(entries.size()));
        return Optional.of(
                switch (choice) {
                    case 6, 7 -> List.of(patch(target, random), put(session, random));
                    case 8 ->
                        List.of(patch(target, random).toBuilder()
                                .setIfSeq(target.getSeq())
                                .build());
                    case 9 -> List.of(remove(target));
                    case 10 -> List.of(tooWide(session, random));
                    default ->
                        random.nextInt(8) == 0 ? List.of(clear(session.state().position())) : List.of(lock(target));
                });
    }

    private static Wire.Op put(ClientSession session, RandomGenerator random) {
        return Wire.Op.newBuilder()
                .setPut(Wire.Element.newBuilder()
                        .setId(Wire.Id.newBuilder().setN(session.newN()))
                        .setKind(3)
                        .setZ("V")
                        .setStyle(Wire.Style.newBuilder()
                                .setStroke(random.nextInt())
                                .setWidth(16))
                        .setPlace(Wire.Place.newBuilder()
                                .setX(random.nextInt(100_000))
                                .setY(random.nextInt(100_000))
                                .setW(1 + random.nextInt(9_000))
                                .setH(1 + random.nextInt(9_000))))
                .build();
    }

    private static Wire.Op patch(Wire.Entry target, RandomGenerator random) {
        return Wire.Op.newBuilder()
                .setPatch(Wire.Element.newBuilder()
                        .setId(target.getElement().getId())
                        .setStyle(Wire.Style.newBuilder().setFill(random.nextInt())))
                .build();
    }

    private static Wire.Op lock(Wire.Entry target) {
        return Wire.Op.newBuilder()
                .setPatch(Wire.Element.newBuilder()
                        .setId(target.getElement().getId())
                        .setLocked(!target.getElement().getLocked()))
                .build();
    }

    private static Wire.Op remove(Wire.Entry target) {
        return Wire.Op.newBuilder()
                .setRemove(Wire.Remove.newBuilder().addId(target.getElement().getId()))
                .build();
    }

    private static Wire.Op clear(Position seen) {
        return Wire.Op.newBuilder()
                .setClear(Wire.Clear.newBuilder().setSeq((int) seen.seq()))
                .build();
    }

    /** Refused by the board's rules: an author that nobody is. */
    private static Wire.Op tooWide(ClientSession session, RandomGenerator random) {
        Wire.Op.Builder op = put(session, random).toBuilder();
        op.getPutBuilder().getIdBuilder().setAuthor(4_000_000 + random.nextInt(100));
        return op.build();
    }
}
