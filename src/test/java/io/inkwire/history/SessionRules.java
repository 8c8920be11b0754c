package io.inkwire.history;

import io.inkwire.app.client.ClientEvent;
import io.inkwire.journal.Logged;
import io.inkwire.model.Position;
import io.inkwire.wire.pb.Wire;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What sessions were promised against what the log holds: I1, I3, I10, I14. Confined to the test's thread. */
final class SessionRules {
    private final Log log;
    private final Findings findings;
    private final Map<Log.Key, List<Wire.Op>> submitted = new HashMap<>();

    SessionRules(Log log, Findings findings) {
        this.log = log;
        this.findings = findings;
    }

    void check(List<ClientRecord> clients) {
        clients.forEach(this::outcomes);
        for (Log.Entry entry : log.entries()) {
            List<Wire.Op> sent = submitted.get(Log.key(entry));
            findings.that(sent != null, "I3", Log.key(entry) + " is in the log, but no client sent it");
            findings.that(
                    sent == null || sent.equals(entry.commit().getOpList()),
                    "I3",
                    Log.key(entry) + " is in the log, but not as it was sent");
        }
    }

    private void outcomes(ClientRecord client) {
        Set<Log.Key> open = new LinkedHashSet<>();
        for (ClientRecord.Seen seen : client.seen()) {
            if (seen.event() instanceof ClientEvent.Submitted sent) {
                Log.Key key = new Log.Key(sent.author(), sent.batch());
                List<Wire.Op> before = submitted.put(key, sent.ops());
                findings.that(before == null, "I3", client.name() + " sent two batches as " + key);
                open.add(key);
            } else if (seen.event() instanceof ClientEvent.Acknowledged done) {
                Log.Key key = new Log.Key(done.author(), done.batch());
                settle(client, key, open);
                acknowledged(client, seen, done, key);
            } else if (seen.event() instanceof ClientEvent.Refused refused) {
                Log.Key key = new Log.Key(refused.author(), refused.batch());
                settle(client, key, open);
                findings.that(
                        log.of(key).isEmpty(),
                        "I14",
                        client.name() + " was refused " + key + " (" + refused.code() + "), but it is in the log");
            } else if (seen.event() instanceof ClientEvent.Discarded discarded) {
                open.removeIf(key -> key.author() == discarded.author());
            }
        }
        findings.that(
                client.hasLeft() || open.isEmpty(), "I14", client.name() + " was never told what became of " + open);
    }

    private void settle(ClientRecord client, Log.Key key, Set<Log.Key> open) {
        findings.that(open.remove(key), "I14", client.name() + " was told twice, or without asking, of " + key);
    }

    private void acknowledged(ClientRecord client, ClientRecord.Seen seen, ClientEvent.Acknowledged done, Log.Key key) {
        Optional<Log.Entry> entry = log.of(key);
        findings.that(
                entry.isPresent(), "I1", key + " was acknowledged to " + client.name() + ", but is not in the log");
        entry.map(Log.Entry::logged).ifPresent(logged -> {
            findings.that(
                    done.first().orElse(first(logged)).equals(first(logged)),
                    "I1",
                    key + " was acknowledged to " + client.name() + " at " + done.first() + ", but is in the log at "
                            + first(logged));
            findings.that(
                    logged.lastSeq() <= seen.durableSeq(),
                    "I10",
                    key + " was acknowledged to " + client.name() + " when the journal had only come to "
                            + seen.durableSeq());
        });
    }

    private static Position first(Logged logged) {
        return new Position(logged.epoch(), logged.firstSeq());
    }
}
