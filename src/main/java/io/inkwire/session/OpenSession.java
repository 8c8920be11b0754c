package io.inkwire.session;

import io.inkwire.board.Seat;
import io.inkwire.metrics.Metrics;
import io.inkwire.metrics.Metrics.Event;
import io.inkwire.model.Limits;
import io.inkwire.model.Loop;
import io.inkwire.model.Role;
import io.inkwire.wire.Shape;
import io.inkwire.wire.Shapes;
import io.inkwire.wire.pb.Wire;

/**
 * What an open session may ask of its board: checks each frame's rate, shape and rights, in that order, and hands it to the
 * seat (LIM-2). Confined to the connection's loop.
 *
 * <p>Does not judge a batch's ops: a batch refused for its shape is settled for ever, and only the owner can store that.
 */
final class OpenSession {
    private static final int REQUEST_RETRY_MS = 1_000;

    private final Seat seat;
    private final Role role;
    private final Limits limits;
    private final Rates rates;
    private final Outbound outbound;
    private final Loop loop;
    private final Metrics metrics;

    OpenSession(Seat seat, Role role, Limits limits, Rates rates, Outbound outbound, Loop loop, Metrics metrics) {
        this.seat = seat;
        this.role = role;
        this.limits = limits;
        this.rates = rates;
        this.outbound = outbound;
        this.loop = loop;
        this.metrics = metrics;
    }

    /** Any frame but Hello. */
    void take(Wire.Frame frame) {
        switch (frame.getBodyCase()) {
            case SUBMIT -> submit(frame.getSubmit());
            case LIVE -> live(frame);
            case PROFILE -> profile(frame);
            case PONG -> {}
            case RESYNC -> resync();
            case HELLO, PING, WELCOME, SNAPSHOT, COMMIT, SETTLE, FAULT, ROSTER, HEAD, BODY_NOT_SET -> wellFormed(frame);
        }
    }

    void leave() {
        seat.leave();
    }

    private void submit(Wire.Submit submit) {
        if (submit.getBatch() == 0) {
            outbound.answer(Faults.protocol("Batches are numbered from 1."));
        } else if (!role.mayDraw()) {
            outbound.answer(Faults.rights("A viewer's key does not draw.", submit.getBatch()));
        } else {
            seat.submit(submit);
        }
    }

    private void live(Wire.Frame frame) {
        if (!rates.live(frame.getLive(), loop.nowMs()) || !wellFormed(frame)) {
            return;
        }
        Wire.Live live = role.mayDraw()
                ? frame.getLive()
                : Wire.Live.newBuilder()
                        .addAllCursor(frame.getLive().getCursorList())
                        .build();
        if (live.getChunkCount() + live.getCursorCount() + live.getDraftCount() > 0) {
            seat.live(live);
        }
    }

    private void profile(Wire.Frame frame) {
        if (requestAllowed() && wellFormed(frame)) {
            seat.profile(frame.getProfile().getName(), frame.getProfile().getColor());
        }
    }

    private void resync() {
        if (requestAllowed()) {
            metrics.count(Event.RESYNC);
            outbound.resync();
        }
    }

    private boolean requestAllowed() {
        boolean allowed = rates.request(loop.nowMs());
        if (!allowed) {
            outbound.answer(Faults.rate("Names and snapshots are asked for too often.", REQUEST_RETRY_MS));
        }
        return allowed;
    }

    /** Answers a frame that is not. */
    private boolean wellFormed(Wire.Frame frame) {
        if (Shapes.of(frame, limits) instanceof Shape.Bad bad) {
            outbound.answer(Faults.of(bad.code(), bad.text()));
            return false;
        }
        return true;
    }
}
