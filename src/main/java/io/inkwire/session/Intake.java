package io.inkwire.session;

import io.inkwire.model.Loop;
import io.inkwire.wire.Received;
import io.inkwire.wire.pb.Wire;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a client has sent and the session has not taken yet: frames over the rate wait here, and reading waits with them
 * (SES-8). Holds no more than one message and what its transport had read already. Confined to the connection's loop.
 */
final class Intake {
    private final Connection connection;
    private final Rates rates;
    private final Heartbeat heartbeat;
    private final Consumer<Received> session;
    private final Runnable flooded;
    private final Consumer<RuntimeException> failed;
    private final Queue<Received> waiting = new ArrayDeque<>();
    private Loop.@Nullable Timer timer;
    private boolean stopped;

    /**
     * @param session takes each frame in turn
     * @param flooded the client sends ten times its rate
     * @param failed what {@code session} has thrown
     */
    Intake(
            Connection connection,
            Rates rates,
            Heartbeat heartbeat,
            Consumer<Received> session,
            Runnable flooded,
            Consumer<RuntimeException> failed) {
        this.connection = connection;
        this.rates = rates;
        this.heartbeat = heartbeat;
        this.session = session;
        this.flooded = flooded;
        this.failed = failed;
    }

    void take(List<Received> frames) {
        waiting.addAll(frames);
        if (timer == null) {
            run();
        }
    }

    void stop() {
        stopped = true;
        waiting.clear();
        if (timer != null) {
            timer.cancel();
        }
    }

    private void run() {
        // A client that is not read cannot be blamed for its silence.
        heartbeat.heard();
        while (!stopped && !waiting.isEmpty()) {
            long waitMs = admit(waiting.element());
            if (waitMs > 0) {
                pause(waitMs);
            }
            if (waitMs > 0 || stopped) {
                return;
            }
            take(waiting.remove());
        }
    }

    private void take(Received next) {
        try {
            session.accept(next);
        } catch (RuntimeException e) {
            failed.accept(e);
        }
    }

    /** Milliseconds until the frame may be taken. */
    private long admit(Received next) {
        long nowMs = connection.loop().nowMs();
        if (next instanceof Received.Known known && known.frame().getBodyCase() == Wire.Frame.BodyCase.SUBMIT) {
            return rates.submitInMs(known.frame().getSubmit(), nowMs);
        }
        if (rates.floods(nowMs)) {
            flooded.run();
        }
        return 0;
    }

    private void pause(long waitMs) {
        connection.pause();
        timer = connection.loop().after(waitMs, () -> {
            timer = null;
            run();
            if (timer == null && !stopped) {
                connection.resume();
            }
        });
    }
}
