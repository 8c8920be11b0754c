package io.inkwire.board;

import io.inkwire.model.Position;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Those who look at one board on this node. Confined to the board's loop. */
final class Onlookers {
    private final Set<Onlooker> all = new LinkedHashSet<>();

    void add(Onlooker onlooker) {
        all.add(onlooker);
    }

    void remove(Onlooker onlooker) {
        all.remove(onlooker);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    void changed(Position at) {
        all.forEach(onlooker -> onlooker.loop().execute(() -> onlooker.changed(at)));
    }

    void end() {
        List<Onlooker> ended = List.copyOf(all);
        all.clear();
        ended.forEach(onlooker -> onlooker.loop().execute(onlooker::ended));
    }
}
