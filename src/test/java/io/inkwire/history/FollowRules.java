package io.inkwire.history;

import io.inkwire.app.client.ClientEvent;
import io.inkwire.model.Epoch;
import io.inkwire.model.Position;
import io.inkwire.wire.pb.Wire;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/** What clients saw of the board against what the log holds: I6 to I10. Confined to the test's thread. */
final class FollowRules {
    private final Log log;
    private final Findings findings;
    private final Map<Position, Wire.Commit> shown = new HashMap<>();

    FollowRules(Log log, Findings findings) {
        this.log = log;
        this.findings = findings;
    }

    void check(List<ClientRecord> clients) {
        clients.forEach(this::steps);
        TreeSet<Long> compared = new TreeSet<>();
        clients.forEach(client -> client.seen()
                .forEach(seen ->
                        seen.state().ifPresent(state -> compared.add(state.at().seq()))));
        SortedMap<Long, String> hashes = log.hashes(compared);
        clients.forEach(client -> client.seen()
                .forEach(seen -> seen.state()
                        .ifPresent(state -> state(
                                client,
                                state,
                                Optional.ofNullable(hashes.get(state.at().seq()))))));
    }

    private void state(ClientRecord client, ClientRecord.State state, Optional<String> hash) {
        position(client, state.at(), "stood at");
        findings.that(
                hash.isPresent(),
                "I6",
                client.name() + " stood at " + state.at() + ", where no record of the log ends");
        findings.that(
                hash.isEmpty() || hash.get().equals(state.hash()),
                "I6",
                client.name() + " held another state at " + state.at() + " than the log makes");
    }

    private void steps(ClientRecord client) {
        Position at = Position.START;
        for (ClientRecord.Seen seen : client.seen()) {
            if (seen.event() instanceof ClientEvent.Replaced replaced) {
                at = replaced.at();
            } else if (seen.event() instanceof ClientEvent.Joined joined) {
                position(client, joined.head(), "was welcomed at");
            } else if (seen.event() instanceof ClientEvent.Applied applied) {
                step(client, at, applied);
                shown(client, applied);
                findings.that(
                        applied.at().seq() <= seen.durableSeq(),
                        "I10",
                        client.name() + " was shown " + applied.at() + " when the journal had only come to "
                                + seen.durableSeq());
                at = applied.at();
            }
        }
    }

    private void step(ClientRecord client, Position before, ClientEvent.Applied applied) {
        long first = Integer.toUnsignedLong(applied.commit().getSeq());
        findings.that(
                first == before.seq() + 1
                        && applied.at().seq() == before.seq() + applied.commit().getOpCount(),
                "I8",
                client.name() + " went from " + before + " to " + applied.at() + " by a commit at " + first);
        findings.that(
                applied.at().epoch().counter() >= before.epoch().counter(),
                "I8",
                client.name() + " went back from " + before + " to " + applied.at());
    }

    private void shown(ClientRecord client, ClientEvent.Applied applied) {
        Wire.Commit commit = withoutEpoch(applied.commit());
        Wire.Commit elsewhere = shown.putIfAbsent(applied.at(), commit);
        findings.that(
                elsewhere == null || elsewhere.equals(commit),
                "I9",
                client.name() + " was shown another commit at " + applied.at() + " than somebody else");
        Optional<Log.Entry> entry = log.at(applied.at().seq());
        findings.that(
                entry.isPresent()
                        && entry.get().logged().epoch().equals(applied.at().epoch())
                        && withoutEpoch(entry.get().commit()).equals(commit),
                "I7",
                client.name() + " applied a commit up to " + applied.at() + " that is not in the log as it was");
    }

    private void position(ClientRecord client, Position at, String what) {
        Optional<Epoch> epoch = log.epochAt(at.seq());
        findings.that(
                epoch.isPresent() && epoch.get().equals(at.epoch()),
                "I9",
                client.name() + " " + what + " " + at + ", but the log there is of " + epoch);
    }

    /** Its epoch may be left out or not, by what stood before it. */
    private static Wire.Commit withoutEpoch(Wire.Commit commit) {
        return commit.toBuilder().clearEpoch().build();
    }
}
