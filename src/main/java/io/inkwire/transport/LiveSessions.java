package io.inkwire.transport;

import io.inkwire.session.Session;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The open sessions of one gateway instance, so that a stop can send them all away. Confined to the gateway's loop. */
final class LiveSessions {
    private final Set<Session> sessions = new HashSet<>();
    private final Promise<Void> empty = Promise.promise();
    private boolean stopping;

    int count() {
        return sessions.size();
    }

    boolean isStopping() {
        return stopping;
    }

    void add(Session session) {
        sessions.add(session);
        if (stopping) {
            session.restart();
        }
    }

    void remove(Session session) {
        sessions.remove(session);
        completeIfEmpty();
    }

    /** Tells every client to come back to another node; done when all have gone. */
    Future<Void> restartAll() {
        stopping = true;
        List.copyOf(sessions).forEach(Session::restart);
        completeIfEmpty();
        return empty.future();
    }

    private void completeIfEmpty() {
        if (stopping && sessions.isEmpty()) {
            empty.tryComplete();
        }
    }
}
