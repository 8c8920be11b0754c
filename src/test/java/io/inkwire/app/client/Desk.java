package io.inkwire.app.client;

import com.google.protobuf.ByteString;
import io.inkwire.model.BoardId;
import io.inkwire.model.Epoch;
import io.inkwire.wire.Decoded;
import io.inkwire.wire.Frames;
import io.inkwire.wire.MessageDecoder;
import io.inkwire.wire.Received;
import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A client session on the desk: what it sends, asks for and tells is kept, and what it hears is said by hand. */
public final class Desk implements ClientSession.Output {
    static final Epoch FIRST = Epoch.of(1, 0x1234);
    static final Epoch SECOND = Epoch.of(2, 0x5678);
    static final ByteString TOKEN = ByteString.copyFromUtf8("token");

    public final ManualLoop loop = new ManualLoop();
    public final List<Wire.Frame> sent = new ArrayList<>();
    final List<Long> reconnects = new ArrayList<>();
    final List<ClientEvent> events = new ArrayList<>();
    public final ClientSession session = new ClientSession(
            loop,
            new SplittableRandom(1),
            new ClientSession.Config(new BoardId("board"), "key", "Ann", 0x112233ff),
            this);

    @Override
    public void send(byte[] message) {
        Decoded.Message whole = (Decoded.Message) MessageDecoder.decode(message, 1 << 18);
        whole.frames().forEach(frame -> sent.add(((Received.Known) frame).frame()));
    }

    @Override
    public void reconnect(long delayMs) {
        reconnects.add(delayMs);
    }

    @Override
    public void event(ClientEvent event) {
        events.add(event);
    }

    /** On an empty board, with everything that a join brings. */
    public static Desk joined() {
        Desk desk = new Desk();
        desk.session.start();
        desk.session.connected();
        desk.hears(welcome(7, 0, Epoch.NONE, false, 0), snapshot(0, 0, Epoch.NONE, true));
        desk.sent.clear();
        desk.events.clear();
        desk.reconnects.clear();
        return desk;
    }

    public void hears(Wire.Frame... frames) {
        session.received(Frames.encode(frames));
    }

    /** Numbers of the batches sent since the last look. */
    public List<Integer> batchesSent() {
        List<Integer> numbers = sent.stream()
                .filter(Wire.Frame::hasSubmit)
                .map(frame -> frame.getSubmit().getBatch())
                .toList();
        sent.clear();
        return numbers;
    }

    <T extends ClientEvent> List<T> events(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    static Wire.Op put(int author, int n) {
        return Wire.Op.newBuilder()
                .setPut(Wire.Element.newBuilder()
                        .setId(Wire.Id.newBuilder().setAuthor(author).setN(n))
                        .setKind(3))
                .build();
    }

    static Wire.Frame welcome(int author, int seq, Epoch epoch, boolean resumed, int lastBatch) {
        return Wire.Frame.newBuilder()
                .setWelcome(Wire.Welcome.newBuilder()
                        .setAuthor(author)
                        .setSession(TOKEN)
                        .setSeq(seq)
                        .setEpoch(ByteString.copyFrom(epoch.toBytes()))
                        .setResumed(resumed)
                        .setLastBatch(lastBatch)
                        .setRole(1)
                        .setLimits(Wire.Limits.newBuilder().setBatchesInFlight(3)))
                .build();
    }

    /** One part without elements but its digest's. */
    static Wire.Frame snapshot(int part, int seq, Epoch epoch, boolean last, Wire.Entry... entries) {
        return Wire.Frame.newBuilder()
                .setSnapshot(Wire.Snapshot.newBuilder()
                        .setPart(part)
                        .setSeq(seq)
                        .setEpoch(ByteString.copyFrom(epoch.toBytes()))
                        .setLast(last)
                        .addAllEntry(List.of(entries)))
                .build();
    }

    static Wire.Frame commit(int seq, int author, int batch, Epoch epoch, Wire.Op... ops) {
        return Wire.Frame.newBuilder()
                .setCommit(Wire.Commit.newBuilder()
                        .setSeq(seq)
                        .setAuthor(author)
                        .setBatch(batch)
                        .setEpoch(ByteString.copyFrom(epoch.toBytes()))
                        .addAllOp(List.of(ops)))
                .build();
    }

    static Wire.Frame head(int seq, Epoch epoch, int digest) {
        return Wire.Frame.newBuilder()
                .setHead(Wire.Head.newBuilder()
                        .setSeq(seq)
                        .setEpoch(ByteString.copyFrom(epoch.toBytes()))
                        .setDigest(digest))
                .build();
    }

    public static Wire.Frame settle(int batch, Wire.Code code) {
        return Wire.Frame.newBuilder()
                .setSettle(Wire.Settle.newBuilder().setBatch(batch).setCode(code))
                .build();
    }

    static Wire.Frame fault(Wire.Code code, int batch, int retryMs) {
        return Wire.Frame.newBuilder()
                .setFault(Wire.Fault.newBuilder().setCode(code).setBatch(batch).setRetryMs(retryMs))
                .build();
    }
}
