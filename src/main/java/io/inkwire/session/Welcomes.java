package io.inkwire.session;

import io.inkwire.board.CatchUp;
import io.inkwire.board.Joined;
import io.inkwire.model.Limits;
import io.inkwire.model.Position;
import io.inkwire.wire.pb.Wire;

/** The Welcome that a join is answered with. */
final class Welcomes {
    private Welcomes() {}

    static Wire.Frame of(Greeting.Greeted.Admitted admitted, Joined joined, SessionSettings settings) {
        Position head = joined.head().at();
        SessionToken.Proved next =
                new SessionToken.Proved(joined.author(), admitted.join().connections() + 1);
        return Wire.Frame.newBuilder()
                .setWelcome(Wire.Welcome.newBuilder()
                        .setAuthor(joined.author())
                        .setSession(Bytes.of(admitted.tokens().issue(admitted.board(), next)))
                        .setEpoch(Bytes.of(head.epoch()))
                        .setSeq((int) head.seq())
                        .setResumed(joined.catchUp() instanceof CatchUp.Resume)
                        .setLastBatch((int) joined.lastBatch())
                        .setLimits(limits(settings.limits()))
                        .setNowMs(settings.wallClockMs().getAsLong())
                        .setRole(admitted.join().role().number())
                        .setLastN(joined.lastN())
                        .setTitle(admitted.title()))
                .build();
    }

    private static Wire.Limits limits(Limits limits) {
        return Wire.Limits.newBuilder()
                .setFrameBytes(limits.frameBytes())
                .setBatchOps(limits.batchOps())
                .setStrokePoints(limits.strokePoints())
                .setTextBytes(limits.textBytes())
                .setElements(limits.elements())
                .setLiveHz(limits.liveHz())
                .setBoardBytes(limits.boardBytes())
                .setBatchesInFlight(limits.batchesInFlight())
                .setOpsPerS(limits.opsPerS())
                .setElementBytes(limits.elementBytes())
                .build();
    }
}
