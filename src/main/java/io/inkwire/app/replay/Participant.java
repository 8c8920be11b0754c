package io.inkwire.app.replay;

import io.inkwire.app.client.ClientEvent;
import io.inkwire.app.client.ClientSession;
import io.inkwire.app.client.Dialler;
import io.inkwire.app.client.ServerLink;
import io.inkwire.model.Loop;
import io.inkwire.transport.VertxLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** One client of a replay on an event loop of its own. Thread-safe: each call hops to its loop, and answers by a Future. */
final class Participant {
    private final Loop loop;
    private final ServerLink link;
    private final ClientSession session;
    private final Pen pen;
    private final Tally tally = new Tally();
    private final Map<Long, Long> sentMs = new HashMap<>();
    private final Promise<Void> caughtUp = Promise.promise();
    private final Promise<Tally> drawn = Promise.promise();
    private final List<BooleanSupplier> watchers = new ArrayList<>();

    private Participant(
            Loop loop,
            Dialler dialler,
            List<URI> servers,
            int first,
            ClientSession.Config config,
            List<Stroke> strokes,
            double speed) {
        this.loop = loop;
        link = new ServerLink(loop, dialler, servers, first, config.board(), this::happened);
        session = new ClientSession(loop, new SplittableRandom(), config, link);
        pen = new Pen(loop, session, strokes, speed, tally);
    }

    /** Connects to one of {@code servers}, the one at index {@code first} before the others. */
    static Future<Participant> open(
            Vertx vertx,
            Dialler dialler,
            List<URI> servers,
            int first,
            ClientSession.Config config,
            List<Stroke> strokes,
            double speed) {
        Promise<Participant> made = Promise.promise();
        // A verticle, because that is how one asks Vert.x for an event loop.
        VerticleBase home = new VerticleBase() {
            @Override
            public Future<?> start() {
                Participant participant =
                        new Participant(new VertxLoop(vertx, context), dialler, servers, first, config, strokes, speed);
                participant.link.carry(participant.session);
                made.complete(participant);
                return Future.succeededFuture();
            }
        };
        vertx.deployVerticle(home).onFailure(made::tryFail);
        return made.future();
    }

    /** It has the whole board for the first time. */
    Future<Void> caughtUp() {
        return caughtUp.future();
    }

    /** Draws all its strokes. Done when each is settled, one way or the other. */
    Future<Tally> draw() {
        loop.execute(() -> {
            pen.begin();
            noteDrawn();
        });
        return drawn.future();
    }

    /** The board as it holds it once it has come to {@code seq}. */
    Future<Reading> readAt(long seq) {
        Promise<Reading> read = Promise.promise();
        loop.execute(() -> {
            watchers.add(() -> {
                boolean there = session.caughtUp() && session.state().position().seq() >= seq;
                if (there) {
                    read.complete(Reading.of(session.state()));
                }
                return there;
            });
            look();
        });
        return read.future();
    }

    Future<Void> close() {
        Promise<Void> closed = Promise.promise();
        loop.execute(() -> link.close().onComplete(closed));
        return closed.future();
    }

    private void happened(ClientEvent event) {
        if (event instanceof ClientEvent.Submitted submitted) {
            sentMs.put(submitted.batch(), loop.nowMs());
        } else if (event instanceof ClientEvent.Acknowledged done) {
            Long sent = sentMs.remove(done.batch());
            tally.acknowledged(sent == null ? 0 : loop.nowMs() - sent);
        } else if (event instanceof ClientEvent.Refused refused) {
            tally.refusals.add(
                    "batch " + refused.batch() + " was refused with " + refused.code() + ": " + refused.text());
        } else if (event instanceof ClientEvent.Discarded) {
            sentMs.clear();
        } else if (event instanceof ClientEvent.Repairing) {
            tally.repairs++;
        } else if (event instanceof ClientEvent.Disconnected) {
            tally.reconnects++;
        } else if (event instanceof ClientEvent.Ended ended) {
            ReplayException failure =
                    new ReplayException("a client was turned away: " + ended.code() + ", " + ended.text());
            caughtUp.tryFail(failure);
            drawn.tryFail(failure);
        } else if (event instanceof ClientEvent.CaughtUp) {
            caughtUp.tryComplete();
        }
        // The session is in the middle of something while it tells this.
        loop.execute(this::look);
    }

    private void look() {
        watchers.removeIf(BooleanSupplier::getAsBoolean);
        noteDrawn();
    }

    private void noteDrawn() {
        if (pen.done() && session.unsettled() == 0 && !drawn.future().isComplete()) {
            tally.bytesUp = link.bytesUp();
            tally.bytesDown = link.bytesDown();
            drawn.complete(new Tally().plus(tally));
        }
    }
}
