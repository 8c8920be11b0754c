package io.inkwire.journal;

import io.inkwire.journal.PostgresAppend.Asked;
import io.inkwire.journal.PostgresAppend.Done;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What appends to the database, on a thread of its own: all that waits goes in one statement, and is answered once that is
 * committed. Whatever goes wrong is {@link Append.Unknown}. Thread-safe: {@link #append} and {@link #close} from anywhere;
 * the rest is for its thread.
 */
final class PostgresWriter implements GroupThread.Writer<PostgresWriter.Pending>, AutoCloseable {
    /** Less than a commit takes: what comes while one is under way is grouped by that alone. */
    private static final long PAUSE_MICROS = 1_000;

    private final Lender<PostgresConnection> lender;
    private final PostgresFaults faults;
    private final GroupThread<Pending> thread = new GroupThread<>(this, PAUSE_MICROS);

    PostgresWriter(Lender<PostgresConnection> lender, PostgresFaults faults) {
        this.lender = lender;
        this.faults = faults;
        thread.start();
    }

    CompletionStage<Append> append(Asked asked) {
        if (!asked.fits()) {
            return CompletableFuture.completedStage(
                    new Append.Unknown("board " + asked.board() + " is at the end of its log"));
        }
        Pending pending = new Pending(asked);
        String refusal = thread.offer(pending, asked.batches().size(), Batch.bytes(asked.batches()));
        return refusal.isEmpty() ? pending.answer : CompletableFuture.completedStage(new Append.Unknown(refusal));
    }

    @Override
    public List<Pending> write(List<Pending> group) {
        PostgresConnection db;
        try {
            db = lender.borrow();
        } catch (SQLException | RuntimeException | Error away) {
            faults.failed(away);
            unknown(group, away);
            // They would wait for a connection as long as these have, and learn the same.
            unknown(thread.takeAll(), away);
            return List.of();
        }
        @Nullable Throwable failure = null;
        try {
            return settle(group, write(db, group));
        } catch (SQLException | RuntimeException | Error failed) {
            // An Error too: a dead writer would leave every later caller without an answer.
            failure = failed;
            faults.failed(failed);
        } finally {
            if (failure == null) {
                lender.giveBack(db);
            } else {
                lender.giveUp(db, failure);
            }
        }
        if (group.size() == 1 || !PostgresFaults.isOfStatement(failure)) {
            unknown(group, failure);
            return List.of();
        }
        // One of them does not agree with the database: the others are not to suffer for it.
        List<Pending> again = new ArrayList<>();
        group.forEach(alone -> again.addAll(write(List.of(alone))));
        return again;
    }

    private List<Done> write(PostgresConnection db, List<Pending> group) throws SQLException {
        List<Done> done = PostgresAppend.write(
                db, group.stream().map(pending -> pending.asked).toList());
        faults.worked();
        return done;
    }

    private static List<Pending> settle(List<Pending> group, List<Done> done) {
        List<Pending> again = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            Pending pending = group.get(i);
            switch (done.get(i)) {
                case COMMITTED -> pending.answer.complete(new Append.Committed());
                case FENCED -> pending.answer.complete(new Append.Fenced());
                case HELD -> {
                    if (pending.isPatient()) {
                        again.add(pending);
                    } else {
                        pending.answer.complete(new Append.Unknown("another transaction holds the board's row"));
                    }
                }
            }
        }
        return again;
    }

    private static void unknown(List<Pending> group, Throwable failure) {
        Append unknown = new Append.Unknown(PostgresFaults.say(failure));
        group.forEach(pending -> pending.answer.complete(unknown));
    }

    @Override
    public void end() {
        lender.close();
    }

    /** Writes what is queued, then ends. */
    @Override
    public void close() {
        thread.close();
    }

    /** An append with its answer. */
    static final class Pending {
        private final Asked asked;
        private final CompletableFuture<Append> answer = new CompletableFuture<>();
        private final long askedNanos = System.nanoTime();

        private Pending(Asked asked) {
            this.asked = asked;
        }

        private boolean isPatient() {
            return System.nanoTime() - askedNanos < TimeUnit.MILLISECONDS.toNanos(PostgresPool.LOCK_MS);
        }
    }
}
