package io.inkwire.board;

import io.inkwire.journal.Head;
import io.inkwire.journal.Journal;
import io.inkwire.journal.Logged;
import io.inkwire.journal.SessionRow;
import io.inkwire.model.Position;
import io.inkwire.wire.Frames;
import io.inkwire.wire.Payload;
import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings a newcomer in: gives it a number, reads what its session has settled, makes sure that this replica has all that
 * was acknowledged before (I11), and decides between resuming and a snapshot (SES-3). Confined to the board's loop.
 */
final class Reception {
    /** A gap this large in bytes is still read from the log for a client that was away; a larger one gets an image. */
    private static final int RESUME_FROM_LOG_BYTES = 256 * 1024;

    private final Board board;
    private final Journal journal;
    private final AuthorNumbers numbers;

    Reception(Board board, Outside outside) {
        this.board = board;
        this.journal = outside.journal();
        this.numbers = new AuthorNumbers(board.id(), journal, board.loop());
    }

    void join(Join join, Member member) {
        Arrival arrival = new Arrival(join, member);
        if (join.author() != 0) {
            Hop.to(board.loop(), journal.session(board.id(), join.author()), arrival::known, arrival::fail);
        } else {
            numbers.take(arrival::numbered, arrival::fail);
        }
    }

    /** One newcomer on its way in. */
    private final class Arrival {
        private final Join join;
        private final Member member;
        private int author;
        private long lastBatch;
        private int lastN;

        Arrival(Join join, Member member) {
            this.join = join;
            this.member = member;
        }

        void known(Optional<SessionRow> row) {
            author = join.author();
            lastBatch = row.map(SessionRow::lastBatch).orElse(0L);
            lastN = row.map(SessionRow::lastN).orElse(0);
            seekHead();
        }

        void numbered(int number) {
            author = number;
            seekHead();
        }

        private void seekHead() {
            Hop.to(board.loop(), journal.head(board.id()), this::headKnown, this::fail);
        }

        private void headKnown(Head head) {
            board.repair().upTo(head.position().seq(), this::upToDate, this::fail);
        }

        private void upToDate() {
            Position from = join.from();
            boolean behind =
                    from.seq() > 0 && from.seq() < board.replica().head().seq();
            if (behind && !board.replica().reaches(from)) {
                Hop.to(board.loop(), journal.recordAt(board.id(), from.seq()), this::recordFound, this::fail);
            } else {
                enter(List.of(), from);
            }
        }

        private void recordFound(Optional<Logged> record) {
            boolean ofTheLog = record.filter(
                            found -> found.lastSeq() == join.from().seq())
                    .filter(found -> found.epoch().equals(join.from().epoch()))
                    .isPresent();
            if (ofTheLog) {
                Hop.to(
                        board.loop(),
                        journal.read(board.id(), join.from().seq(), RESUME_FROM_LOG_BYTES),
                        this::logRead,
                        this::fail);
            } else {
                enter(List.of(), Position.START);
            }
        }

        private void logRead(List<Logged> records) {
            List<Payload> commits = new ArrayList<>();
            Position reached = join.from();
            for (Logged record : records) {
                commits.add(new Payload(Frames.commit(record.commit())));
                reached = new Position(record.epoch(), record.lastSeq());
            }
            boolean meetsTail = board.replica().resume(reached).isPresent();
            enter(meetsTail ? commits : List.of(), meetsTail ? reached : Position.START);
        }

        /** @param read commits after the client's position, up to {@code from} */
        private void enter(List<Payload> read, Position from) {
            LocalSeat seat = board.seat(author, join, member);
            CatchUp catchUp = from.seq() == 0 ? replace() : catchUpFrom(seat, from, read);
            Joined joined = new Joined(seat, author, board.replica().mark(), lastBatch, lastN, catchUp);
            member.loop().execute(() -> member.joined(joined));
        }

        void fail(Throwable failure) {
            member.loop().execute(() -> member.refused(Faults.readOnly()));
        }
    }

    void catchUp(LocalSeat seat, Position from) {
        board.fanOut().remove(seat.member());
        CatchUp catchUp = catchUpFrom(seat, from, List.of());
        seat.member().loop().execute(() -> seat.member().caughtUp(catchUp));
    }

    private CatchUp replace() {
        return new CatchUp.Replace(board.replica().image());
    }

    /** Attaches the seat to the feed where it can be brought to the head from {@code from}. */
    private CatchUp catchUpFrom(LocalSeat seat, Position from, List<Payload> before) {
        Optional<List<Payload>> rest = board.replica().resume(from);
        if (rest.isEmpty()) {
            return replace();
        }
        board.fanOut().add(seat.member());
        List<Payload> commits = new ArrayList<>(before);
        commits.addAll(rest.get());
        return new CatchUp.Resume(commits, board.replica().mark(), present());
    }

    /** All that is true at this moment beside the elements: head, people, live state. */
    private Payload present() {
        List<Wire.Frame> frames = new ArrayList<>();
        frames.add(Heads.frame(board.replica().mark()));
        frames.addAll(board.present());
        return new Payload(Frames.encode(frames));
    }
}
