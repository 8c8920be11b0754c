package io.inkwire.session;

import io.inkwire.board.BoardInfo;
import io.inkwire.board.Boards;
import io.inkwire.board.Onlooker;
import io.inkwire.model.BoardId;
import io.inkwire.model.Loop;
import io.inkwire.model.Position;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Looking at boards without sitting at them, for pictures: who may, and what there is to see. Who looks has no session: nobody on
 * the board sees it. Thread-safe: its boards and settings are. Stages complete on any thread, and fail where the store does; one
 * whose board is closed meanwhile never ends, so wait for it with a limit.
 */
public final class Viewing {
    /** BRD-3. */
    public static final long TICKET_MS = 10 * 60 * 1000;

    private final Boards boards;
    private final SessionSettings settings;

    Viewing(Boards boards, SessionSettings settings) {
        this.boards = boards;
        this.settings = settings;
    }

    /** What somebody shows who wants to look: a key of any role, a ticket, or nothing, which opens boards that need no key. */
    public sealed interface Proof {
        record Key(String key) implements Proof {}

        record Ticket(String ticket) implements Proof {}

        record None() implements Proof {}
    }

    /** What such a proof gets. */
    public sealed interface Entry {
        record Admitted(String title) implements Entry {}

        record NoBoard() implements Entry {}

        record NoAccess() implements Entry {}
    }

    public CompletionStage<Entry> enter(BoardId board, Proof proof) {
        return boards.find(board)
                .thenCompose(found -> found.isEmpty()
                        ? CompletableFuture.completedStage(new Entry.NoBoard())
                        : boards.secret().thenApply(secret -> judge(found.get(), proof, secret)));
    }

    private Entry judge(BoardInfo board, Proof proof, byte[] secret) {
        boolean admitted;
        if (proof instanceof Proof.Key key) {
            admitted = new Keys(secret).roleOf(board, key.key()).isPresent();
        } else if (proof instanceof Proof.Ticket ticket) {
            long nowMs = settings.wallClockMs().getAsLong();
            admitted = new Tickets(secret).admits(board, ticket.ticket(), nowMs);
        } else {
            admitted = settings.openBoards();
        }
        return admitted ? new Entry.Admitted(board.title()) : new Entry.NoAccess();
    }

    /** A ticket to the board, valid for {@link #TICKET_MS}; to be asked for once {@link #enter} has admitted. */
    public CompletionStage<Optional<String>> ticket(BoardId board) {
        long untilMs = settings.wallClockMs().getAsLong() + TICKET_MS;
        return boards.find(board)
                .thenCompose(found -> boards.secret()
                        .thenApply(secret -> found.map(info -> new Tickets(secret).issue(info, untilMs))));
    }

    /** Where the board stands, once this node has all that was acknowledged before. */
    public CompletionStage<Position> head(BoardId board) {
        return boards.head(board);
    }

    public CompletionStage<Scene> scene(BoardId board) {
        return boards.content(board).thenApply(content -> new Scene(content.at(), content.elements()));
    }

    /** Looks on until closed. To be closed on the loop given to {@link #watch}. */
    public interface Watch {
        void close();
    }

    /**
     * @param changed is told on {@code loop} where the board stands after each change, at most once a tick
     * @param ended runs there when the board cannot be looked at any more
     */
    public Watch watch(BoardId board, Loop loop, Consumer<Position> changed, Runnable ended) {
        Watcher watcher = new Watcher(loop, changed, ended);
        boards.look(board, watcher);
        return () -> {
            watcher.closed = true;
            boards.lookAway(board, watcher);
        };
    }

    /** {@code closed} is confined to the loop. */
    private static final class Watcher implements Onlooker {
        private final Loop loop;
        private final Consumer<Position> changed;
        private final Runnable ended;
        private boolean closed;

        Watcher(Loop loop, Consumer<Position> changed, Runnable ended) {
            this.loop = loop;
            this.changed = changed;
            this.ended = ended;
        }

        @Override
        public Loop loop() {
            return loop;
        }

        @Override
        public void changed(Position at) {
            if (!closed) {
                changed.accept(at);
            }
        }

        @Override
        public void ended() {
            if (!closed) {
                closed = true;
                ended.run();
            }
        }
    }
}
