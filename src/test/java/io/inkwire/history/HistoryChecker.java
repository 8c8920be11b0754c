package io.inkwire.history;

import io.inkwire.journal.Journal;
import io.inkwire.journal.Logged;
import io.inkwire.model.BoardId;
import java.util.List;

/**
 * Proves after a run that what its clients were told and shown agrees with the log that is left: I1 to I10 and I14, for
 * journals that lose nothing. Holds no state.
 */
public final class HistoryChecker {
    private HistoryChecker() {}

    /** One sentence for each violation, beginning with the invariant's id in brackets; empty where all hold. */
    public static List<String> check(List<Logged> log, List<ClientRecord> clients) {
        Findings findings = new Findings();
        Log parsed = new Log(log);
        LogRules.check(parsed, findings);
        new SessionRules(parsed, findings).check(clients);
        new FollowRules(parsed, findings).check(clients);
        return findings.sentences();
    }

    /** What a log must hold whoever drew it: I2, I4, I5. Sentences as of {@link #check}. */
    public static List<String> checkLog(List<Logged> log) {
        Findings findings = new Findings();
        LogRules.check(new Log(log), findings);
        return findings.sentences();
    }

    /** The whole log of {@code board}, read in portions. Waits for the journal. */
    public static List<Logged> log(Journal journal, BoardId board) {
        return Log.read(journal, board);
    }
}
