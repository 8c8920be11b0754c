package io.inkwire.sim;

import io.inkwire.journal.Append;
import io.inkwire.journal.Batch;
import io.inkwire.journal.Claim;
import io.inkwire.journal.Journal;
import io.inkwire.model.BoardId;
import io.inkwire.model.Epoch;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Journals that break one promise each, to see that the simulator notices. */
final class BrokenJournal {
    private BrokenJournal() {}

    /** Every fifth append is acknowledged and never written. */
    static Journal acknowledgesEarly(Journal real) {
        int[] appends = {0};
        return with(real, "append", arguments -> {
            appends[0]++;
            return appends[0] % 5 == 0 ? CompletableFuture.completedStage(new Append.Committed()) : null;
        });
    }

    /** An append under an old epoch is written under the newest one. */
    static Journal doesNotFence(Journal real) {
        return with(real, "append", arguments -> {
            BoardId board = (BoardId) arguments[0];
            Claim newest = real.claim(board, "nobody").toCompletableFuture().join();
            return appendUnder(real, board, newest.epoch(), newest.head().seq(), arguments[3]);
        });
    }

    @SuppressWarnings("unchecked")
    private static CompletionStage<Append> appendUnder(
            Journal real, BoardId board, Epoch epoch, long headSeq, Object batches) {
        return real.append(board, epoch, headSeq, (List<Batch>) batches);
    }

    private interface Broken {
        /** What {@code arguments} get instead of the truth; null for the truth. */
        @Nullable
        Object answer(Object[] arguments);
    }

    private static Journal with(Journal real, String method, Broken broken) {
        return (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, called, arguments) -> {
                    Object answer = called.getName().equals(method) ? broken.answer(arguments) : null;
                    if (answer != null) {
                        return answer;
                    }
                    try {
                        return called.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getTargetException();
                    }
                });
    }
}
