package io.inkwire.board;

import io.inkwire.cluster.pb.Cluster.Seated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** This node's live connections to one board, one a session. Confined to the board's loop. */
final class LocalSeats {
    private final Map<Integer, LocalSeat> byAuthor = new HashMap<>();
    private long term;

    /** Seats the newcomer; the one it takes over from, if any (SES-4). */
    @Nullable
    LocalSeat put(LocalSeat seat) {
        return byAuthor.put(seat.author(), seat);
    }

    @Nullable
    LocalSeat of(int author) {
        return byAuthor.get(author);
    }

    /** The seat of {@code author} if it is that very connection. */
    @Nullable
    LocalSeat of(int author, long number) {
        LocalSeat seat = byAuthor.get(author);
        return seat != null && seat.number() == number ? seat : null;
    }

    /** False where another connection already sits there. */
    boolean remove(LocalSeat seat) {
        return byAuthor.remove(seat.author(), seat);
    }

    boolean isEmpty() {
        return byAuthor.isEmpty();
    }

    Set<Integer> authors() {
        return byAuthor.keySet();
    }

    List<LocalSeat> all() {
        return new ArrayList<>(byAuthor.values());
    }

    /** Numbers a new list for the owner, whichever node that is; later lists have higher terms. */
    long nextTerm() {
        term++;
        return term;
    }

    List<Seated> toSeated() {
        return byAuthor.values().stream().map(LocalSeat::toSeated).toList();
    }
}
