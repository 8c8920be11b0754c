package io.inkwire.history;

import io.inkwire.journal.Logged;
import io.inkwire.model.Epoch;
import io.inkwire.wire.pb.Wire;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What holds of a log by itself: I2, I4, I5. Holds no state. */
final class LogRules {
    private LogRules() {}

    static void check(Log log, Findings findings) {
        Set<Log.Key> seen = new HashSet<>();
        Map<Integer, Long> lastBatch = new HashMap<>();
        long lastSeq = 0;
        Epoch lastEpoch = Epoch.NONE;
        for (Log.Entry entry : log.entries()) {
            Logged logged = entry.logged();
            Log.Key key = Log.key(entry);
            findings.that(seen.add(key), "I2", key + " is in the log a second time, at " + logged.firstSeq());
            findings.that(
                    logged.firstSeq() == lastSeq + 1,
                    "I4",
                    "after " + lastSeq + " the log goes on at " + logged.firstSeq());
            findings.that(
                    logged.epoch().counter() >= lastEpoch.counter(),
                    "I4",
                    "the epoch falls from " + lastEpoch + " to " + logged.epoch() + " at " + logged.firstSeq());
            findings.that(
                    logged.epoch().counter() != lastEpoch.counter()
                            || logged.epoch().equals(lastEpoch),
                    "I9",
                    "two epochs have the counter " + lastEpoch.counter() + ": " + lastEpoch + " and " + logged.epoch());
            Long before = lastBatch.put(logged.author(), logged.batch());
            findings.that(
                    before == null || before <= logged.batch(),
                    "I5",
                    key + " stands after its batch " + before + ", at " + logged.firstSeq());
            commit(logged, entry.commit(), lastEpoch, findings);
            lastSeq = logged.lastSeq();
            lastEpoch = logged.epoch();
        }
    }

    /** The encoded Commit says the same as the row around it, and names the epoch where it changes. */
    private static void commit(Logged logged, Wire.Commit commit, Epoch lastEpoch, Findings findings) {
        Epoch named = Epoch.parse(commit.getEpoch().toByteArray()).orElse(Epoch.NONE);
        Epoch due = logged.epoch().equals(lastEpoch) ? Epoch.NONE : logged.epoch();
        findings.that(
                Integer.toUnsignedLong(commit.getSeq()) == logged.firstSeq()
                        && commit.getOpCount() == logged.count()
                        && commit.getAuthor() == logged.author()
                        && Integer.toUnsignedLong(commit.getBatch()) == logged.batch()
                        && named.equals(due),
                "I4",
                "the record at " + logged.firstSeq() + " is not what its Commit says: " + logged + ", seq "
                        + Integer.toUnsignedString(commit.getSeq()) + ", " + commit.getOpCount() + " ops, author "
                        + Integer.toUnsignedString(commit.getAuthor()) + ", batch "
                        + Integer.toUnsignedString(commit.getBatch()) + ", epoch " + named + " where " + due
                        + " is due");
    }
}
