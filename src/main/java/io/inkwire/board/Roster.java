package io.inkwire.board;

import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Who is on the board as this node knows it: what a newcomer is told. Confined to the board's loop. */
final class Roster {
    private final Map<Integer, Wire.Person> people = new TreeMap<>();

    /** Takes over what a Roster frame says. The authors that are gone by it. */
    Set<Integer> apply(Wire.Roster change) {
        Set<Integer> gone = new HashSet<>();
        for (Wire.Person person : change.getPersonList()) {
            if (person.getGone()) {
                people.remove(person.getAuthor());
                gone.add(person.getAuthor());
            } else {
                people.put(person.getAuthor(), person);
            }
        }
        return gone;
    }

    /** The change that leads from here to {@code whole}, with those it lacks as gone unless they are {@code here}. */
    Wire.Roster changeTo(Wire.Roster whole, Set<Integer> here) {
        Wire.Roster.Builder change = Wire.Roster.newBuilder();
        Set<Integer> kept = new HashSet<>();
        for (Wire.Person person : whole.getPersonList()) {
            kept.add(person.getAuthor());
            if (!person.equals(people.get(person.getAuthor()))) {
                change.addPerson(person);
            }
        }
        for (Integer author : people.keySet()) {
            if (!kept.contains(author) && !here.contains(author)) {
                change.addPerson(gone(author));
            }
        }
        return change.build();
    }

    Wire.Roster whole() {
        return Wire.Roster.newBuilder().addAllPerson(people.values()).build();
    }

    List<Wire.Person> everyone() {
        return new ArrayList<>(people.values());
    }

    static Wire.Person gone(int author) {
        return Wire.Person.newBuilder().setAuthor(author).setGone(true).build();
    }
}
