package io.inkwire.board;

import io.inkwire.cluster.pb.Cluster.Seated;
import io.inkwire.wire.pb.Wire;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The owner's book of who sits where: which node holds the live connection of each session. Decides who is away, who is
 * gone, and which of two connections of one session stays (SES-4, SES-5). Confined to the board's loop.
 */
final class Attendance {
    /** SES-5: away for so long, then gone. */
    static final long GRACE_MS = 60_000;

    /** A seat replaced is remembered so that a late renewal of its node does not bring it back; so many at the most. */
    private static final int REMEMBERED_SEATS = 256;

    private static final class Row {
        private Wire.Person person;
        private @Nullable String node;
        private long seat;
        private long lostAtMs;

        Row(Wire.Person person) {
            this.person = person;
        }
    }

    /** What a node's list has changed. */
    record Change(List<Wire.Person> people, List<Displaced> displaced) {}

    /** A connection that another one of the same session has taken over from. */
    record Displaced(String node, int author, long seat) {}

    private final Map<Integer, Row> rows = new HashMap<>();
    private final Deque<Long> replacedSeats = new ArrayDeque<>();

    /** Begins with whom the node knew as a replica: away unless their node says otherwise within the grace. */
    Attendance(List<Wire.Person> known, long nowMs) {
        for (Wire.Person person : known) {
            Row row = new Row(person);
            row.lostAtMs = nowMs;
            rows.put(person.getAuthor(), row);
        }
    }

    /** {@code node} names all its live seats; those it had before and names no more are lost. */
    Change seated(String node, List<Seated> seats, long nowMs) {
        List<Wire.Person> changed = new ArrayList<>();
        List<Displaced> displaced = new ArrayList<>();
        Set<Integer> named = new HashSet<>();
        for (Seated seat : seats) {
            if (!replacedSeats.contains(seat.getSeat())) {
                named.add(seat.getAuthor());
                take(node, seat, changed, displaced);
            }
        }
        rows.forEach((author, row) -> {
            if (node.equals(row.node) && !named.contains(author)) {
                lose(row, nowMs, changed);
            }
        });
        return new Change(changed, displaced);
    }

    private void take(String node, Seated seat, List<Wire.Person> changed, List<Displaced> displaced) {
        Row row = rows.computeIfAbsent(seat.getAuthor(), author -> new Row(Wire.Person.getDefaultInstance()));
        String before = row.node;
        if (before != null && !before.equals(node) && row.seat != seat.getSeat()) {
            int newer = Long.compareUnsigned(seat.getSeat() >>> 32, row.seat >>> 32);
            if (newer == 0) {
                // A Welcome was lost: one of the two is dead and will be noticed; to end the wrong one would be worse.
                return;
            }
            if (newer < 0) {
                displaced.add(new Displaced(node, seat.getAuthor(), seat.getSeat()));
                return;
            }
            displaced.add(new Displaced(before, seat.getAuthor(), row.seat));
            remember(row.seat);
        }
        row.node = node;
        row.seat = seat.getSeat();
        Wire.Person person = Wire.Person.newBuilder()
                .setAuthor(seat.getAuthor())
                .setName(seat.getName())
                .setColor(seat.getColor())
                .setRole(seat.getRole())
                .build();
        if (!person.equals(row.person)) {
            row.person = person;
            changed.add(person);
        }
    }

    private void remember(long seat) {
        replacedSeats.addLast(seat);
        if (replacedSeats.size() > REMEMBERED_SEATS) {
            replacedSeats.removeFirst();
        }
    }

    /** {@code node} is dead or has stopped renewing: its people are away. */
    List<Wire.Person> nodeLost(String node, long nowMs) {
        return seated(node, List.of(), nowMs).people();
    }

    private static void lose(Row row, long nowMs, List<Wire.Person> changed) {
        row.node = null;
        row.lostAtMs = nowMs;
        row.person = row.person.toBuilder().setAway(true).build();
        changed.add(row.person);
    }

    /** Those whose grace is over, as gone. */
    List<Wire.Person> expire(long nowMs) {
        List<Wire.Person> gone = new ArrayList<>();
        rows.values().removeIf(row -> {
            boolean over = row.node == null && nowMs - row.lostAtMs >= GRACE_MS;
            if (over) {
                gone.add(Roster.gone(row.person.getAuthor()));
            }
            return over;
        });
        return gone;
    }
}
