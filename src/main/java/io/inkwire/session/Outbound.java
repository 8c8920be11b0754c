package io.inkwire.session;

import io.inkwire.board.CatchUp;
import io.inkwire.board.FeedItem;
import io.inkwire.board.Mark;
import io.inkwire.board.Seat;
import io.inkwire.metrics.Metrics;
import io.inkwire.metrics.Metrics.Event;
import io.inkwire.model.Loop;
import io.inkwire.model.Position;
import io.inkwire.wire.Frames;
import io.inkwire.wire.Payload;
import io.inkwire.wire.pb.Wire;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What one client is owed, in what order, and how much of it waits (LIM-4). Straight to the connection while that takes it;
 * else into a queue with a budget; past the budget live frames are thinned, then the feed is let go and the client is caught
 * up when its socket has drained. Confined to the connection's loop.
 *
 * <p>Always holds: at most the budget, {@link #ANSWER_BYTES} and one piece of a {@link Pull} wait for the connection, beyond
 * what the connection itself has taken.
 */
final class Outbound {
    /** Many times what the answers to all batches in flight take. */
    private static final int ANSWER_BYTES = 64 * 1024;

    private enum Feed {
        /** Not joined yet. */
        NONE,
        ATTACHED,
        /** To be asked for once the socket has drained. */
        LET_GO,
        /** Asked for, or on its way as an image. */
        AWAITED
    }

    private final Connection connection;
    private final int stalledMs;
    private final Heartbeat heartbeat;
    private final Consumer<Ending> fail;
    private final Metrics metrics;
    private final IntConsumer sent;
    private final SendQueue queue;
    private Feed feed = Feed.NONE;
    private @Nullable Seat seat;
    private @Nullable Pull pull;
    /** Where the client stands once all that was written has arrived. */
    private Position at = Position.START;
    /** The same with its digest, where the feed has said it. */
    private @Nullable Mark mark;

    private Loop.@Nullable Timer stalled;
    private boolean finished;

    /**
     * @param fail is called once the client is too slow to be served
     * @param sent is told the bytes of each message written
     */
    Outbound(
            Connection connection,
            SessionSettings settings,
            Heartbeat heartbeat,
            Consumer<Ending> fail,
            IntConsumer sent) {
        this.metrics = settings.metrics();
        this.sent = sent;
        this.connection = connection;
        this.heartbeat = heartbeat;
        this.fail = fail;
        this.stalledMs = settings.stalledMs();
        this.queue = new SendQueue(settings.outboundBytes());
    }

    /** The first words after a join: Welcome, then what brings the client to the head. */
    void welcome(Wire.Frame welcome, Seat taken, CatchUp catchUp) {
        seat = taken;
        feed = Feed.AWAITED;
        pull(List.of(new Payload(Frames.encode(welcome))), catchUp);
    }

    void caughtUp(CatchUp catchUp) {
        if (!finished && feed == Feed.AWAITED && pull == null) {
            pull(List.of(), catchUp);
        }
    }

    private void pull(List<Payload> first, CatchUp catchUp) {
        Pull next = Pull.of(first, catchUp);
        pull = next;
        if (!next.isImage()) {
            feed = Feed.ATTACHED;
        }
        flush();
    }

    void feed(FeedItem item) {
        if (finished) {
            return;
        }
        if (feed != Feed.ATTACHED) {
            FeedFaults.in(item.lasting()).forEach(this::answer);
        } else if (goesStraight()) {
            write(item.all());
            moved(item.head());
        } else if (!queue.addFeed(item)) {
            metrics.count(Event.SLOW_CONSUMER);
            letGo();
        }
    }

    /** Settle, Fault and the like: never dropped, in order with each other. Amid a pull they wait for its end (SES-1). */
    void answer(Wire.Frame frame) {
        answer(new Payload(Frames.encode(frame)));
    }

    private void answer(Payload answer) {
        if (finished) {
            return;
        }
        if (goesStraight()) {
            write(answer);
            return;
        }
        queue.addAnswer(answer);
        if (queue.answerBytes() > ANSWER_BYTES) {
            fail.accept(Ending.tooSlow("The connection does not take the answers to what it sends."));
        }
    }

    /** With the Head where the client is known to stand there. Not before Welcome, nor amid an image: its parts are sign enough of life. */
    void ping(int n) {
        if (finished || feed == Feed.NONE || (pull != null && pull.isImage())) {
            return;
        }
        Wire.Frame ping =
                Wire.Frame.newBuilder().setPing(Wire.Ping.newBuilder().setN(n)).build();
        Mark here = feed == Feed.ATTACHED && goesStraight() ? mark : null;
        answer(new Payload(here == null ? Frames.encode(ping) : Frames.encode(ping, head(here))));
    }

    private static Wire.Frame head(Mark mark) {
        return Wire.Frame.newBuilder()
                .setHead(Wire.Head.newBuilder()
                        .setEpoch(Bytes.of(mark.at().epoch()))
                        .setSeq((int) mark.at().seq())
                        .setDigest(mark.digest()))
                .build();
    }

    /** The client's state is wrong (Resync): whatever was on its way is replaced by a snapshot. One that is coming will do. */
    void resync() {
        if (feed != Feed.ATTACHED && feed != Feed.LET_GO) {
            return;
        }
        pull = null;
        letGo();
        at = Position.START;
        flush();
    }

    private void letGo() {
        queue.dropFeed();
        feed = Feed.LET_GO;
    }

    /** The connection takes more, or what it was to take has changed. */
    void flush() {
        while (!finished && !connection.full() && step()) {
            // One piece a step, so that no more than one is written past a full socket.
        }
    }

    void drained() {
        if (stalled != null) {
            stalled.cancel();
            stalled = null;
        }
        if (pull != null) {
            heartbeat.heard();
        }
        flush();
    }

    private boolean step() {
        Pull pulling = pull;
        if (pulling != null) {
            if (pulling.hasNext()) {
                write(pulling.next());
            } else {
                pulled(pulling);
            }
            return true;
        }
        SendQueue.Taken next = queue.take();
        if (next != null) {
            write(next.payload());
            if (next.mark() != null) {
                moved(next.mark());
            }
            return true;
        }
        if (feed == Feed.LET_GO) {
            ask();
        }
        return false;
    }

    private void pulled(Pull done) {
        pull = null;
        at = done.end();
        mark = done.mark();
        if (done.isImage()) {
            ask();
        }
    }

    private void ask() {
        feed = Feed.AWAITED;
        if (seat != null) {
            seat.catchUp(at);
        }
    }

    private boolean goesStraight() {
        return pull == null && queue.isEmpty() && !connection.full();
    }

    private void moved(Mark to) {
        mark = to;
        at = to.at();
    }

    private void write(Payload payload) {
        put(payload);
        heartbeat.sent();
        if (stalled == null && connection.full()) {
            stalled = connection
                    .loop()
                    .after(stalledMs, () -> fail.accept(Ending.tooSlow("The connection takes nothing any more.")));
        }
    }

    /** The last words; nothing is written after. What waits is let go, but for the answers where {@code flushed}. */
    void finish(Wire.Frame lastFault, boolean flushed) {
        if (finished) {
            return;
        }
        pull = null;
        queue.dropFeed();
        for (SendQueue.Taken next = queue.take(); flushed && next != null; next = queue.take()) {
            put(next.payload());
        }
        put(new Payload(Frames.encode(lastFault)));
        stop();
    }

    private void put(Payload payload) {
        connection.write(payload);
        sent.accept(payload.length());
    }

    /** Lets go of all that waits. */
    void stop() {
        finished = true;
        pull = null;
        queue.clear();
        if (stalled != null) {
            stalled.cancel();
            stalled = null;
        }
    }
}
