package io.inkwire.app;

import io.inkwire.board.BoardHost;
import io.inkwire.cluster.LocalBus;
import io.inkwire.cluster.Nodes;
import io.inkwire.cluster.VertxBus;
import io.inkwire.journal.Journal;
import io.inkwire.metrics.Metrics;
import io.inkwire.model.Limits;
import io.inkwire.model.Loop;
import io.inkwire.transport.VertxLoop;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One board instance: a loop and the host of all boards whose ids hash to it. Confined to the board's loop, but for
 * {@link #host}. With a cluster, its address is registered before it counts as started (CLU-2).
 */
final class BoardVerticle extends VerticleBase {
    /**
     * Many ticks' worth for a loop; a node that is further behind is better off repairing from the journal. Also more than
     * any one message, else that would never arrive.
     */
    private static final long IN_FLIGHT_BYTES = 8L * 1024 * 1024;

    private final String node;
    private final Optional<Nodes> nodes;
    private final int instance;
    private final Journal journal;
    private final Limits limits;
    private final Metrics metrics;
    private volatile @Nullable BoardHost host;
    private @Nullable VertxBus bus;

    /** @param nodes the cluster; empty for a node alone */
    BoardVerticle(String node, Optional<Nodes> nodes, int instance, Journal journal, Limits limits, Metrics metrics) {
        this.node = node;
        this.nodes = nodes;
        this.instance = instance;
        this.journal = journal;
        this.limits = limits;
        this.metrics = metrics;
    }

    /** Once deployed; any thread may ask. */
    BoardHost host() {
        return Objects.requireNonNull(host, "not deployed");
    }

    @Override
    public Future<?> start() {
        Loop loop = new VertxLoop(vertx, context);
        if (nodes.isEmpty()) {
            start(new BoardHost(loop, journal, new LocalBus(node), limits, new SplittableRandom(), metrics));
            return Future.succeededFuture();
        }
        VertxBus opened = new VertxBus(vertx.eventBus(), loop, nodes.get(), instance, IN_FLIGHT_BYTES);
        bus = opened;
        start(new BoardHost(loop, journal, opened, limits, new SplittableRandom(), metrics));
        return opened.open();
    }

    private void start(BoardHost started) {
        started.start();
        host = started;
    }

    @Override
    public Future<?> stop() {
        Future<Void> stopped = Future.fromCompletionStage(host().stop(), context);
        return bus == null ? stopped : stopped.eventually(bus::close);
    }
}
