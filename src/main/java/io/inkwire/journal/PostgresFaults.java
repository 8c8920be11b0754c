package io.inkwire.journal;

import java.sql.SQLException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What failures of the database mean, and one line in the log for each time that one kind of work stops and goes on
 * again. Thread-safe: synchronised.
 */
final class PostgresFaults implements StoreThreads.Heard {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresFaults.class);

    /**
     * Classes of SQLSTATE in which the server says that this statement has come to nothing because of what is in it: its
     * data, a constraint, a conflict with another transaction, a limit of the program. Another one may do well.
     */
    private static final Set<String> OF_STATEMENT = Set.of("21", "22", "23", "40", "54");

    private final String work;
    private boolean failing;

    /** @param work that stops: "write", "read" */
    PostgresFaults(String work) {
        this.work = work;
    }

    @Override
    public synchronized void worked() {
        if (failing) {
            failing = false;
            LOG.info("The database {}s again", work);
        }
    }

    @Override
    public synchronized void failed(Throwable failure) {
        if (!failing && !isOfStatement(failure)) {
            failing = true;
            LOG.warn("The database does not {}: {}", work, say(failure));
        }
    }

    /** Whether the connection is as good as before, and nothing of the statement took place. */
    static boolean isOfStatement(Throwable failure) {
        String state = failure instanceof SQLException sql ? sql.getSQLState() : null;
        return state != null && OF_STATEMENT.contains(state.substring(0, Math.min(2, state.length())));
    }

    /** The first line of the failure, or of the cause that the pool wraps. */
    @Override
    public String sentence(Throwable failure) {
        return say(failure);
    }

    static String say(Throwable failure) {
        Throwable why = failure;
        while (why.getCause() instanceof SQLException inner) {
            why = inner;
        }
        String message = String.valueOf(why.getMessage());
        return message.lines().findFirst().orElse(message);
    }
}
