package io.inkwire.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.cluster.pb.Cluster.BoardHead;
import io.inkwire.cluster.pb.Cluster.Heads;
import io.inkwire.cluster.pb.Cluster.NotOwner;
import io.inkwire.cluster.pb.Cluster.ServerMessage;
import io.inkwire.model.BoardId;
import io.inkwire.model.Loop;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageProducer;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two nodes on one event bus that is not clustered: what differs between the two is Vert.x's own. */
final class VertxBusTest {
    private static final long BOUND_BYTES = 1 << 20;

    private static final BoardId DEMO = new BoardId("demo");

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final Loop loop = new ContextLoop();
    private final Map<String, Integer> live = new TreeMap<>(Map.of("aa", 1, "bb", 3));
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    @Test
    @DisplayName("[CLU-2] a message reaches the instance on which its board lives, in order, and says who sent it")
    void addressing() throws Exception {
        Inbox[] inboxes = openAll("bb", 3);
        VertxBus from = open("aa", 0, new Inbox());
        List<BoardId> boards =
                IntStream.range(0, 30).mapToObj(i -> new BoardId("b" + i)).toList();
        run(() -> boards.forEach(board -> {
            from.send("bb", board, message(1));
            from.send("bb", board, message(2));
        }));
        for (int i = 0; i < 3; i++) {
            int instance = i;
            List<String> expected = boards.stream()
                    .filter(board -> Math.floorMod(board.value().hashCode(), 3) == instance)
                    .flatMap(board -> List.of("aa>" + board + ":1", "aa>" + board + ":2").stream())
                    .toList();
            assertThat(expected).isNotEmpty();
            assertThat(inboxes[i].take(expected.size())).isEqualTo(expected);
        }
        assertThat(from.dropped()).isZero();
    }

    @Test
    @DisplayName("[CLU-4] heads go to every other node, each to the instance on which its board lives there")
    void heads() throws Exception {
        Inbox[] inboxes = openAll("bb", 3);
        live.put("cc", 1);
        Inbox third = new Inbox();
        open("cc", 0, third);
        Inbox own = new Inbox();
        VertxBus from = open("aa", 0, own);
        Heads.Builder heads = Heads.newBuilder();
        IntStream.range(0, 9)
                .forEach(i ->
                        heads.addHead(BoardHead.newBuilder().setBoard("b" + i).setSeq(i)));
        run(() -> from.heads(heads.build()));

        assertThat(third.take(1)).containsExactly("aa heads b0=0,b1=1,b2=2,b3=3,b4=4,b5=5,b6=6,b7=7,b8=8");
        for (int i = 0; i < 3; i++) {
            int instance = i;
            List<String> lived = IntStream.range(0, 9)
                    .filter(n -> Math.floorMod(("b" + n).hashCode(), 3) == instance)
                    .mapToObj(n -> "b" + n + "=" + n)
                    .toList();
            assertThat(inboxes[i].take(1)).containsExactly("aa heads " + String.join(",", lived));
        }
        assertThat(own.seen).isEmpty();
    }

    @Test
    @DisplayName("a message to oneself, to an unknown node or to one that listens nowhere is gone without a fault")
    void nobodyThere() throws Exception {
        Inbox own = new Inbox();
        VertxBus from = open("aa", 0, own);
        live.put("cc", 1);
        run(() -> {
            from.send("aa", DEMO, message(1));
            from.send("nobody", DEMO, message(2));
            from.send("cc", DEMO, message(3));
        });
        Inbox late = new Inbox();
        open("cc", 0, late);
        run(() -> from.send("cc", DEMO, message(4)));
        assertThat(late.take(1)).containsExactly("aa>demo:4");
        assertThat(own.seen).isEmpty();
    }

    @Test
    @DisplayName("what is no envelope, or of a later version, is ignored, and what follows is not")
    void ignored() throws Exception {
        Inbox inbox = new Inbox();
        open("aa", 0, inbox);
        vertx.eventBus().send("inkwire.board.aa.0", "text");
        vertx.eventBus().send("inkwire.board.aa.0", new byte[] {-1, -1});
        vertx.eventBus().send("inkwire.board.aa.0", new byte[0]);
        vertx.eventBus().send("inkwire.board.aa.0", Envelopes.seal("zz", DEMO, ServerMessage.getDefaultInstance()));
        vertx.eventBus().send("inkwire.board.aa.0", Envelopes.seal("zz", DEMO, message(5)));
        assertThat(inbox.take(1)).containsExactly("zz>demo:5");
    }

    @Test
    @DisplayName("a change of the live nodes is told on the loop")
    void nodesChanged() throws Exception {
        Inbox inbox = new Inbox();
        VertxBus bus = open("aa", 0, inbox);
        live.remove("bb");
        watchers.forEach(Runnable::run);
        assertThat(inbox.take(1)).containsExactly("nodes changed");
        assertThat(bus.nodes()).containsExactly("aa");
        await(bus.close());
        assertThat(watchers).isEmpty();
    }

    @Test
    @DisplayName(
            "[CLU-5] bytes in flight to a node are bounded; what is beyond is dropped and counted, and room comes back")
    void bounded() throws Exception {
        List<Promise<Void>> writes = new ArrayList<>();
        VertxBus bus = new VertxBus(stuck(writes), loop, new FixedNodes("aa"), 0, 10_000);
        run(() -> IntStream.range(0, 100).forEach(i -> bus.send("bb", DEMO, message(i))));
        int taken = writes.size();
        assertThat(taken).isBetween(20, 40);
        assertThat(bus.dropped()).isEqualTo(100 - taken);

        run(() -> {
            writes.get(0).fail("socket closed");
            writes.get(1).complete();
        });
        run(() -> IntStream.range(0, 3).forEach(i -> bus.send("bb", DEMO, message(i))));
        assertThat(writes).hasSize(taken + 2);
        assertThat(bus.dropped()).isEqualTo(100 - taken + 1);
    }

    private VertxBus open(String node, int instance, Inbox inbox) throws Exception {
        VertxBus bus = new VertxBus(vertx.eventBus(), loop, new FixedNodes(node), instance, BOUND_BYTES);
        bus.listen(inbox);
        await(call(bus::open));
        return bus;
    }

    private Inbox[] openAll(String node, int instances) throws Exception {
        Inbox[] inboxes = new Inbox[instances];
        for (int i = 0; i < instances; i++) {
            inboxes[i] = new Inbox();
            open(node, i, inboxes[i]);
        }
        return inboxes;
    }

    private static ServerMessage message(int term) {
        return ServerMessage.newBuilder()
                .setNotOwner(NotOwner.newBuilder().setTerm(term))
                .build();
    }

    /** An event bus whose sockets take nothing until a test completes the promise. */
    private static EventBus stuck(List<Promise<Void>> writes) {
        MessageProducer<Object> producer = new MessageProducer<>() {
            @Override
            public MessageProducer<Object> deliveryOptions(DeliveryOptions options) {
                return this;
            }

            @Override
            public String address() {
                return "";
            }

            @Override
            public Future<Void> write(Object body) {
                Promise<Void> write = Promise.promise();
                writes.add(write);
                return write.future();
            }

            @Override
            public Future<Void> close() {
                return Future.succeededFuture();
            }
        };
        return (EventBus) Proxy.newProxyInstance(
                EventBus.class.getClassLoader(), new Class<?>[] {EventBus.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("sender");
                    return producer;
                });
    }

    private void run(Runnable task) throws Exception {
        CompletableFuture.runAsync(task, loop).get(10, TimeUnit.SECONDS);
    }

    private <T> Future<T> call(Supplier<Future<T>> task) throws Exception {
        return CompletableFuture.supplyAsync(task, loop).get(10, TimeUnit.SECONDS);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private final class FixedNodes implements Nodes {
        private final String self;

        FixedNodes(String self) {
            this.self = self;
        }

        @Override
        public String self() {
            return self;
        }

        @Override
        public Map<String, Integer> live() {
            return Map.copyOf(live);
        }

        @Override
        public Watch watch(Runnable changed) {
            watchers.add(changed);
            return () -> watchers.remove(changed);
        }
    }

    private static final class Inbox implements Bus.Receiver {
        private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

        List<String> take(int count) throws InterruptedException {
            List<String> taken = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String next = seen.poll(10, TimeUnit.SECONDS);
                assertThat(next).as("after %s", taken).isNotNull();
                taken.add(next);
            }
            assertThat(seen).isEmpty();
            return taken;
        }

        @Override
        public void received(String from, BoardId board, ServerMessage message) {
            seen.add(from + ">" + board + ":" + message.getNotOwner().getTerm());
        }

        @Override
        public void heads(String from, Heads heads) {
            seen.add(from + " heads "
                    + String.join(
                            ",",
                            heads.getHeadList().stream()
                                    .map(head -> head.getBoard() + "=" + head.getSeq())
                                    .toList()));
        }

        @Override
        public void nodesChanged() {
            seen.add("nodes changed");
        }
    }

    private final class ContextLoop implements Loop {
        @Override
        public void execute(Runnable task) {
            context.runOnContext(nothing -> task.run());
        }

        @Override
        public long nowMs() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Timer after(long delayMs, Runnable task) {
            throw new UnsupportedOperationException();
        }
    }
}
