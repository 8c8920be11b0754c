package io.inkwire.sim;

import io.inkwire.board.BoardHost;
import io.inkwire.board.BoardRouter;
import io.inkwire.journal.FaultyJournal;
import io.inkwire.journal.Journal;
import io.inkwire.metrics.Metrics;
import io.inkwire.model.BoardId;
import io.inkwire.model.Limits;
import io.inkwire.session.Session;
import io.inkwire.session.SessionSettings;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** One server: its boards on one loop, its connections on another, as two threads would be. */
final class SimNode {
    private final String name;
    private final VirtualTime.SimLoop boardLoop;
    private final VirtualTime.SimLoop gatewayLoop;
    private final FaultyJournal journal;
    private final BoardRouter boards;
    private final SessionSettings settings;
    private boolean alive = true;

    SimNode(
            String name,
            VirtualTime time,
            SimNetwork network,
            Journal shared,
            RandomGenerator random,
            FaultyJournal.Faults faults) {
        this.name = name;
        this.boardLoop = time.loop();
        this.gatewayLoop = time.loop();
        this.journal = new FaultyJournal(shared, boardLoop, random, faults);
        BoardHost host =
                new BoardHost(boardLoop, journal, network.join(name, boardLoop), Limits.DEFAULT, random, Metrics.NONE);
        this.boards = new BoardRouter(journal, List.of(host));
        this.settings = SessionSettings.of(Limits.DEFAULT, true, random, time::nowMs);
        host.start();
    }

    String name() {
        return name;
    }

    boolean alive() {
        return alive;
    }

    VirtualTime.SimLoop gatewayLoop() {
        return gatewayLoop;
    }

    Session session(SimLink.ServerEnd connection) {
        return new Session(connection, boards, settings);
    }

    CompletionStage<Void> rename(BoardId board, String title) {
        return boards.rename(board, title);
    }

    void faults(FaultyJournal.Faults faults) {
        journal.faults(faults);
    }

    /** SIGKILL: no task of its loops runs any more. */
    void kill() {
        alive = false;
        boardLoop.kill();
        gatewayLoop.kill();
    }
}
