package io.inkwire.transport;

import io.inkwire.model.Loop;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Lets the POSTs of one SockJS session in one at a time, and none while its reading is paused: Vert.x would take in any
 * number of them. Confined to the session's loop, but for {@link #enter} and {@link #leave}, which hop to it.
 */
final class SendGate {
    /** A client sends one after another; a second may overtake the first's answer. */
    private static final int WAITING = 4;

    /** One POST. Called on the session's loop; hops to its own. */
    interface Visitor {
        void admitted();

        void turnedAway();
    }

    private final Loop loop;
    private final Queue<Visitor> waiting = new ArrayDeque<>();
    private boolean paused;
    private boolean busy;
    private boolean open = true;

    SendGate(Loop loop) {
        this.loop = loop;
    }

    /** Admits the visitor once it may be, and until it leaves nobody else. */
    void enter(Visitor visitor) {
        loop.execute(() -> {
            if (waiting.size() >= WAITING) {
                visitor.turnedAway();
            } else {
                waiting.add(visitor);
                admit();
            }
        });
    }

    void leave() {
        loop.execute(() -> {
            busy = false;
            admit();
        });
    }

    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
        admit();
    }

    /** The session is over: nobody need wait any more. */
    void open() {
        open = false;
        paused = false;
        busy = false;
        admit();
    }

    private void admit() {
        while (!waiting.isEmpty() && !paused && !(busy && open)) {
            busy = true;
            waiting.remove().admitted();
        }
    }
}
