package io.inkwire.session;

import io.inkwire.board.BoardInfo;
import io.inkwire.board.Boards;
import io.inkwire.board.CatchUp;
import io.inkwire.board.Content;
import io.inkwire.board.Join;
import io.inkwire.board.Joined;
import io.inkwire.board.Mark;
import io.inkwire.board.Member;
import io.inkwire.board.Onlooker;
import io.inkwire.board.Seat;
import io.inkwire.model.BoardId;
import io.inkwire.model.Epoch;
import io.inkwire.model.Position;
import io.inkwire.wire.Frames;
import io.inkwire.wire.Payload;
import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Boards without content: they let everybody in, keep what they are asked, and say what the test tells them to. */
public final class FakeBoards implements Boards {
    /** One join, and all that its session asked afterwards. */
    public static final class FakeSeat implements Seat {
        public final Join join;
        public final Member member;
        public final List<Wire.Submit> submits = new ArrayList<>();
        public final List<Wire.Live> lives = new ArrayList<>();
        public final List<String> names = new ArrayList<>();
        public final List<Position> catchUps = new ArrayList<>();
        public boolean left;

        FakeSeat(Join join, Member member) {
            this.join = join;
            this.member = member;
        }

        @Override
        public void catchUp(Position from) {
            catchUps.add(from);
        }

        @Override
        public void submit(Wire.Submit submit) {
            submits.add(submit);
        }

        @Override
        public void live(Wire.Live live) {
            lives.add(live);
        }

        @Override
        public void profile(String name, int color) {
            names.add(name);
        }

        @Override
        public void leave() {
            left = true;
        }
    }

    public static final Position HEAD = new Position(Epoch.of(1, 7), 3);
    public static final Mark MARK = new Mark(HEAD, 99);

    private final byte[] secret = new byte[32];
    public final Map<BoardId, BoardInfo> rows = new HashMap<>();
    public final List<FakeSeat> seats = new ArrayList<>();
    /** What joins are answered with, where {@link #answers}. */
    public CatchUp catchUp = resume();

    public @Nullable RuntimeException failure;
    public boolean answers = true;

    public BoardInfo add(String id) {
        BoardInfo info = new BoardInfo(new BoardId(id), "Title of " + id, 1);
        rows.put(info.id(), info);
        return info;
    }

    public byte[] secretBytes() {
        return secret.clone();
    }

    @Override
    public CompletionStage<Optional<BoardInfo>> find(BoardId id) {
        return failure != null
                ? CompletableFuture.failedStage(failure)
                : CompletableFuture.completedStage(Optional.ofNullable(rows.get(id)));
    }

    @Override
    public CompletionStage<BoardInfo> create(BoardId id, String title) {
        return CompletableFuture.completedStage(rows.computeIfAbsent(id, missing -> new BoardInfo(missing, title, 1)));
    }

    @Override
    public CompletionStage<Void> rename(BoardId id, String title) {
        rows.computeIfPresent(id, (same, row) -> new BoardInfo(id, title, row.keyVersion()));
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<byte[]> secret() {
        return CompletableFuture.completedStage(secret.clone());
    }

    @Override
    public void join(BoardId id, Join join, Member member) {
        FakeSeat seat = new FakeSeat(join, member);
        seats.add(seat);
        if (answers) {
            int author = join.author() == 0 ? seats.size() : join.author();
            Joined joined = new Joined(seat, author, MARK, 0, 0, catchUp);
            member.loop().execute(() -> member.joined(joined));
        }
    }

    @Override
    public CompletionStage<Position> head(BoardId id) {
        return CompletableFuture.completedStage(HEAD);
    }

    @Override
    public CompletionStage<Content> content(BoardId id) {
        return CompletableFuture.completedStage(new Content(HEAD, List.of()));
    }

    @Override
    public void look(BoardId id, Onlooker onlooker) {}

    @Override
    public void lookAway(BoardId id, Onlooker onlooker) {}

    /** The last seat taken. */
    public FakeSeat seat() {
        return seats.get(seats.size() - 1);
    }

    /** At the head already: Head and Roster follow. */
    public static CatchUp.Resume resume(Payload... commits) {
        return new CatchUp.Resume(
                List.of(commits),
                MARK,
                new Payload(Frames.encode(
                        Wire.Frame.newBuilder()
                                .setHead(Wire.Head.newBuilder().setSeq(3).setDigest(99))
                                .build(),
                        Wire.Frame.newBuilder()
                                .setRoster(Wire.Roster.getDefaultInstance())
                                .build())));
    }

    /** A snapshot at {@link #HEAD} of so many parts. */
    public static CatchUp.Replace replace(int parts) {
        List<Payload> payloads = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            payloads.add(new Payload(Frames.encode(Wire.Frame.newBuilder()
                    .setSnapshot(
                            Wire.Snapshot.newBuilder().setPart(part).setSeq(3).setLast(part == parts - 1))
                    .build())));
        }
        return new CatchUp.Replace(new CatchUp.Image(HEAD, payloads));
    }
}
