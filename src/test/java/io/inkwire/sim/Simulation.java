package io.inkwire.sim;

import io.inkwire.app.client.ClientSession;
import io.inkwire.history.HistoryChecker;
import io.inkwire.journal.FaultyJournal;
import io.inkwire.journal.Journal;
import io.inkwire.journal.MemoryJournal;
import io.inkwire.model.BoardId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One run: three nodes on one journal, a handful of clients who draw on one board while connections are cut, nodes die
 * and come back, and the bus and the journal misbehave as the seed says; then all is healed and must come to rest.
 */
final class Simulation {
    static final BoardId BOARD = new BoardId("sim");

    /** How long people draw. */
    private static final int DRAWING_MS = 4_000;

    /** I12. */
    private static final int HEALING_MS = 15_000;

    private final VirtualTime time = new VirtualTime();
    private final RandomGenerator random;
    private final Weather weather;
    private final SimNetwork network;
    private final Journal journal;
    private final Journal seen;
    private final List<SimNode> nodes = new ArrayList<>();
    private final List<SimClient> clients = new ArrayList<>();
    private final VirtualTime.SimLoop world = time.loop();
    private int nodesMade;

    Simulation(long seed) {
        this(seed, UnaryOperator.identity());
    }

    /** @param asTheNodesSeeIt what stands between the nodes and the store */
    Simulation(long seed, UnaryOperator<Journal> asTheNodesSeeIt) {
        this(seed, asTheNodesSeeIt, MemoryJournal::new);
    }

    /** @param store an empty one, whose stages are complete when they are answered */
    Simulation(
            long seed,
            UnaryOperator<Journal> asTheNodesSeeIt,
            BiFunction<RandomGenerator, LongSupplier, Journal> store) {
        this.random = new Random(seed);
        this.weather = Weather.of(random);
        this.journal = store.apply(random, time::nowMs);
        this.network = new SimNetwork(random, weather);
        journal.createBoard(BOARD, "").toCompletableFuture().join();
        this.seen = asTheNodesSeeIt.apply(journal);
    }

    Weather weather() {
        return weather;
    }

    /** Runs to the end. */
    void run() {
        for (int i = 0; i < 3; i++) {
            addNode();
        }
        time.runUntil(time.nowMs() + 1_000);
        int people = 2 + random.nextInt(4);
        for (int i = 0; i < people; i++) {
            addClient("person " + i, random.nextInt(DRAWING_MS / 3));
        }
        scheduleTrouble();
        time.runUntil(time.nowMs() + DRAWING_MS);
        heal();
        time.runUntil(time.nowMs() + HEALING_MS);
    }

    private void addNode() {
        FaultyJournal.Faults faults =
                weather.journalFaults() ? FaultyJournal.Faults.ALL : FaultyJournal.Faults.slow(1 + random.nextInt(8));
        nodes.add(new SimNode("node-" + nodesMade++, time, network, seen, random, faults));
    }

    private void addClient(String name, int inMs) {
        SimClient client = new SimClient(name, BOARD, time.loop(), random, this::anyNode, this::durableSeq);
        clients.add(client);
        world.after(inMs, client::start);
        int acts = 5 + random.nextInt(16);
        for (int act = 0; act < acts; act++) {
            world.after(inMs + random.nextInt(DRAWING_MS - inMs), client::act);
        }
        for (int cut = 0; cut < weather.cutsPerClient(); cut++) {
            world.after(inMs + random.nextInt(DRAWING_MS - inMs), client::cut);
        }
    }

    private @Nullable SimNode anyNode() {
        List<SimNode> alive = nodes.stream().filter(SimNode::alive).toList();
        return alive.isEmpty() ? null : alive.get(random.nextInt(alive.size()));
    }

    private void scheduleTrouble() {
        for (int kill = 0; kill < weather.kills(); kill++) {
            world.after(random.nextInt(DRAWING_MS), this::killOne);
        }
        for (int cut = 0; cut < weather.partitions(); cut++) {
            int atMs = random.nextInt(DRAWING_MS);
            world.after(
                    atMs,
                    () -> network.cut(nodes.get(random.nextInt(nodes.size())).name()));
            world.after(atMs + random.nextInt(3_000), network::heal);
        }
    }

    private void killOne() {
        SimNode victim = anyNode();
        if (victim != null) {
            victim.kill();
            network.leave(victim.name());
            clients.forEach(client -> client.cutIf(victim));
            world.after(500 + random.nextInt(3_000), this::addNode);
        }
    }

    private void heal() {
        network.heal();
        network.weather(new Weather(0, 0, 3, 0, 0, 0, false));
        nodes.forEach(node -> node.faults(FaultyJournal.Faults.slow(3)));
    }

    /** What is wrong at the end, each as a sentence. */
    List<String> findings() {
        List<String> findings = new ArrayList<>(HistoryChecker.check(
                HistoryChecker.log(journal, BOARD),
                clients.stream().map(SimClient::record).toList()));
        for (SimClient client : clients) {
            ClientSession session = client.session();
            if (session.unsettled() > 0 || !session.caughtUp()) {
                findings.add("[I12] " + client.name() + " has " + session.unsettled()
                        + " batches unsettled; caught up: " + session.caughtUp());
            }
        }
        return findings;
    }

    private long durableSeq() {
        return journal.head(BOARD).toCompletableFuture().join().position().seq();
    }
}
