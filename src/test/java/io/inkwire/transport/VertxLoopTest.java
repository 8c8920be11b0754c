package io.inkwire.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inkwire.model.Loop;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class VertxLoopTest {
    private static final long DEADLINE_S = 10;

    private final Vertx vertx = Vertx.vertx();
    private Context context;
    private VertxLoop loop;

    @BeforeEach
    void makeLoop() throws Exception {
        context = contextOf(new DeploymentOptions());
        loop = new VertxLoop(vertx, context);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(DEADLINE_S, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName("tasks run in the order they were handed over, from outside and from the loop itself")
    void order() throws Exception {
        List<Integer> ran = new ArrayList<>();
        CompletableFuture<List<Integer>> all = new CompletableFuture<>();
        loop.execute(() -> {
            loop.execute(() -> ran.add(101));
            ran.add(-1);
        });
        await(CompletableFuture.runAsync(() -> {}, loop));
        IntStream.range(0, 100).forEach(i -> loop.execute(() -> ran.add(i)));
        loop.execute(() -> all.complete(List.copyOf(ran)));

        List<Integer> order = await(all);
        assertThat(order.subList(0, 2)).containsExactlyInAnyOrder(-1, 101).startsWith(-1);
        assertThat(order.subList(2, 102))
                .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    @DisplayName("a task never runs inside the call that hands it over")
    void neverNested() throws Exception {
        assertThat(await(CompletableFuture.supplyAsync(
                        () -> {
                            List<String> seen = new ArrayList<>();
                            loop.execute(() -> seen.add("nested"));
                            return List.copyOf(seen);
                        },
                        loop)))
                .isEmpty();
    }

    @Test
    @DisplayName("a timer set by another thread fires on the loop, not before its time")
    void timerFromOutside() throws Exception {
        CompletableFuture<Context> fired = new CompletableFuture<>();
        long setMs = loop.nowMs();
        loop.after(20, () -> fired.complete(Vertx.currentContext()));
        assertThat(await(fired)).isSameAs(context);
        assertThat(loop.nowMs() - setMs).isGreaterThanOrEqualTo(19);
    }

    @Test
    @DisplayName("a timer cancelled on the loop does not fire, even where its time has passed")
    void cancel() throws Exception {
        List<String> ran = new ArrayList<>();
        CompletableFuture<List<String>> end = new CompletableFuture<>();
        loop.execute(() -> {
            Loop.Timer cancelled = loop.after(0, () -> ran.add("cancelled"));
            loop.after(5, () -> ran.add("kept"));
            long untilMs = loop.nowMs() + 3;
            while (loop.nowMs() < untilMs) {
                Thread.onSpinWait();
            }
            cancelled.cancel();
            loop.after(40, () -> end.complete(List.copyOf(ran)));
        });
        assertThat(await(end)).containsExactly("kept");
    }

    @Test
    @DisplayName("a timer cancelled by the thread that set it, before the hop, is never set")
    void cancelBeforeSet() throws Exception {
        List<String> ran = new ArrayList<>();
        CompletableFuture<List<String>> end = new CompletableFuture<>();
        CompletableFuture<Void> go = new CompletableFuture<>();
        loop.execute(go::join);
        loop.after(1, () -> ran.add("cancelled")).cancel();
        go.complete(null);
        loop.after(30, () -> end.complete(List.copyOf(ran)));
        assertThat(await(end)).isEmpty();
    }

    @Test
    @DisplayName("a worker's context is no loop")
    void workerContext() throws Exception {
        Context worker = contextOf(new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER));
        assertThatThrownBy(() -> new VertxLoop(vertx, worker)).isInstanceOf(IllegalArgumentException.class);
    }

    private Context contextOf(DeploymentOptions options) throws Exception {
        CompletableFuture<Context> made = new CompletableFuture<>();
        vertx.deployVerticle(
                new VerticleBase() {
                    @Override
                    public Future<?> start() {
                        made.complete(super.context);
                        return Future.succeededFuture();
                    }
                },
                options);
        return await(made);
    }

    private static <T> T await(CompletableFuture<T> future) throws Exception {
        return future.get(DEADLINE_S, TimeUnit.SECONDS);
    }
}
