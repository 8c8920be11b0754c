package io.inkwire.board;

import com.google.protobuf.InvalidProtocolBufferException;
import io.inkwire.journal.Journal;
import io.inkwire.journal.JournalException;
import io.inkwire.journal.Logged;
import io.inkwire.metrics.Metrics;
import io.inkwire.metrics.Metrics.Event;
import io.inkwire.model.BoardId;
import io.inkwire.model.Loop;
import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Brings a replica up to a seq by reading the journal, one page at a time; several who ask at once share the reading.
 * Confined to the board's loop.
 */
final class Repair {
    private static final int PAGE_BYTES = 512 * 1024;

    private record Waiter(long seq, Runnable done, Consumer<Throwable> failed) {}

    private final BoardId board;
    private final Journal journal;
    private final Loop loop;
    private final Replica replica;
    private final Metrics metrics;
    private final List<Waiter> waiters = new ArrayList<>();
    private boolean reading;

    Repair(BoardId board, Journal journal, Loop loop, Replica replica, Metrics metrics) {
        this.board = board;
        this.journal = journal;
        this.loop = loop;
        this.replica = replica;
        this.metrics = metrics;
    }

    /** Runs {@code done} once the replica stands at {@code seq} or later, perhaps at once; or {@code failed}. */
    void upTo(long seq, Runnable done, Consumer<Throwable> failed) {
        if (replica.head().seq() >= seq) {
            done.run();
            return;
        }
        waiters.add(new Waiter(seq, done, failed));
        readOn();
    }

    private void readOn() {
        if (!reading && !waiters.isEmpty()) {
            reading = true;
            metrics.count(Event.REPAIR);
            Hop.to(loop, journal.read(board, replica.head().seq(), PAGE_BYTES), this::page, this::fail);
        }
    }

    private void page(List<Logged> records) {
        reading = false;
        if (records.isEmpty()) {
            fail(new JournalException("the log of " + board + " ends at " + replica.head() + ", before what is known"));
            return;
        }
        for (Logged record : records) {
            // A record may have come by the bus while the page was read.
            if (record.firstSeq() == replica.head().seq() + 1) {
                replica.apply(parse(record), record.commit(), record.epoch());
            }
        }
        replica.drainEarly();
        List<Waiter> served = waiters.stream()
                .filter(waiter -> waiter.seq <= replica.head().seq())
                .toList();
        waiters.removeAll(served);
        served.forEach(waiter -> waiter.done.run());
        readOn();
    }

    private void fail(Throwable failure) {
        reading = false;
        List<Waiter> failed = List.copyOf(waiters);
        waiters.clear();
        failed.forEach(waiter -> waiter.failed.accept(failure));
    }

    static Wire.Commit parse(Logged record) {
        try {
            return Wire.Commit.parseFrom(record.commit());
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException("the record at seq " + record.firstSeq() + " does not parse", broken);
        }
    }
}
