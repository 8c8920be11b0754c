package io.inkwire.app.client;

import io.inkwire.model.Epoch;
import io.inkwire.model.Position;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which epoch each seq was applied under, since the last snapshot. Confined to the client's loop. */
final class HeldEpochs {
    /** Changes of epoch kept; each is a change of owner, so older ones are beyond what a server still repeats. */
    private static final int CHANGES = 256;

    /** First seq of each epoch's run. */
    private final TreeMap<Long, Epoch> runs = new TreeMap<>();

    void restart(Position at) {
        runs.clear();
        runs.put(at.seq(), at.epoch());
    }

    void note(long firstSeq, Epoch epoch) {
        Map.Entry<Long, Epoch> last = runs.lastEntry();
        if (last == null || !last.getValue().equals(epoch)) {
            runs.put(firstSeq, epoch);
            if (runs.size() > CHANGES) {
                runs.pollFirstEntry();
            }
        }
    }

    /** The epoch of the record that holds {@code seq}; empty where that was before what is kept. */
    Optional<Epoch> at(long seq) {
        return Optional.ofNullable(runs.floorEntry(seq)).map(Map.Entry::getValue);
    }
}
