package io.inkwire.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inkwire.model.BoardId;
import io.inkwire.model.Epoch;
import io.inkwire.model.Position;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every journal must do, sentence by sentence of {@link Journal}. */
abstract class JournalContract {
    static final BoardId BOARD = new BoardId("board");
    static final BoardId NOWHERE = new BoardId("nowhere");
    private static final int ALL = 1 << 20;
    private static final long DEADLINE_S = 30;

    private final List<Journal> opened = new ArrayList<>();
    private Journal journal;

    /** Another handle on one and the same store, as another process would open it. */
    abstract Journal open();

    @BeforeEach
    final void openBoard() {
        journal = another();
        await(journal.createBoard(BOARD, "a title"));
    }

    @AfterEach
    final void closeAll() {
        opened.forEach(Journal::close);
    }

    private Journal another() {
        Journal handle = open();
        opened.add(handle);
        return handle;
    }

    // Boards

    @Test
    @DisplayName("[BRD-1] a board is made once, with the title it was made with and key version 1")
    void boardIsMadeOnce() {
        BoardId other = new BoardId("other");
        assertThat(await(journal.board(other))).isEmpty();
        assertThat(await(journal.createBoard(other, "first"))).isTrue();
        assertThat(await(another().createBoard(other, "second"))).isFalse();

        BoardRow row = await(another().board(other)).orElseThrow();
        assertThat(row.id()).isEqualTo(other);
        assertThat(row.title()).isEqualTo("first");
        assertThat(row.keyVersion()).isEqualTo(1);
        assertThat(row.authors()).isZero();
        assertThat(row.madeMs()).isPositive();
    }

    @Test
    @DisplayName("[BRD-3] a board is renamed for every handle, and nothing else of it changes")
    void boardIsRenamed() {
        Epoch owner = await(journal.claim(BOARD, "a")).epoch();
        await(journal.reserveAuthors(BOARD, 3));
        BoardRow before = await(journal.board(BOARD)).orElseThrow();

        await(another().renameBoard(BOARD, "Tr\u00e4ume \ud83d\udd8b"));

        assertThat(await(journal.board(BOARD)))
                .contains(new BoardRow(BOARD, "Tr\u00e4ume \ud83d\udd8b", 1, before.madeMs(), 3));
        assertCommitted(journal, owner, 0, ops(1, 1, 1));
        assertThat(await(journal.createBoard(BOARD, "as it was made"))).isFalse();
        await(journal.renameBoard(BOARD, ""));
        assertThat(await(another().board(BOARD)).orElseThrow().title()).isEmpty();
    }

    @Test
    @DisplayName("[BRD-2] of an unknown board reads find nothing, appends are fenced, the rest fails")
    void unknownBoard() {
        assertThat(await(journal.board(NOWHERE))).isEmpty();
        assertThat(await(journal.read(NOWHERE, 0, ALL))).isEmpty();
        assertThat(await(journal.recordAt(NOWHERE, 1))).isEmpty();
        assertThat(await(journal.session(NOWHERE, 1))).isEmpty();
        assertThat(await(journal.snapshot(NOWHERE))).isEmpty();
        assertThat(await(journal.append(NOWHERE, Epoch.of(1, 1), 0, List.of(ops(1, 1, 1)))))
                .isInstanceOf(Append.Fenced.class);

        assertFails(journal.renameBoard(NOWHERE, "a"));
        assertFails(journal.claim(NOWHERE, "a"));
        assertFails(journal.head(NOWHERE));
        assertFails(journal.reserveAuthors(NOWHERE, 1));
        assertFails(journal.writeSnapshotPart(NOWHERE, Position.START, 0, true, bytes("x")));
        assertFails(journal.snapshotPart(NOWHERE, Position.START, 0));
        assertThat(await(journal.board(NOWHERE))).isEmpty();
    }

    // Claims and the fence

    @Test
    @DisplayName("[I4] each claim raises the counter by one, whoever claims")
    void claimRaisesTheCounter() {
        assertThat(await(journal.head(BOARD))).isEqualTo(new Head(Position.START, ""));
        Claim first = await(journal.claim(BOARD, "a"));
        Claim second = await(another().claim(BOARD, "b"));
        Claim third = await(journal.claim(BOARD, "a"));

        assertThat(List.of(first, second, third))
                .extracting(claim -> claim.epoch().counter())
                .containsExactly(1L, 2L, 3L);
        assertThat(first.head()).isEqualTo(Position.START);
        assertThat(await(journal.head(BOARD)).ownerNode()).isEqualTo("a");
    }

    @Test
    @DisplayName("[I9] no two claims share a nonce, on one board or on two")
    void noncesDiffer() {
        BoardId other = new BoardId("other");
        await(journal.createBoard(other, ""));
        Set<Integer> nonces = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < 8; i++) {
            nonces.add((int) await(journal.claim(BOARD, "a")).epoch().bits());
            nonces.add((int) await(journal.claim(other, "a")).epoch().bits());
        }
        assertThat(nonces).hasSize(16);
    }

    @Test
    @DisplayName("[I9] an older epoch commits nothing once a newer one is claimed, and the newer one does")
    void olderEpochIsFenced() {
        Epoch older = await(journal.claim(BOARD, "a")).epoch();
        assertCommitted(journal, older, 0, ops(1, 1, 1));
        Claim newer = await(another().claim(BOARD, "b"));

        assertFenced(journal, older, 1, ops(1, 2, 1));
        assertThat(await(journal.session(BOARD, 1)).orElseThrow().lastBatch()).isEqualTo(1);
        assertThat(newer.head()).isEqualTo(new Position(older, 1));
        assertCommitted(another(), newer.epoch(), 1, ops(1, 2, 1));
        assertThat(await(journal.head(BOARD))).isEqualTo(new Head(new Position(newer.epoch(), 2), "b"));
    }

    @Test
    @DisplayName("[I9] an epoch of the same counter but another nonce is fenced, as is none")
    void foreignNonceIsFenced() {
        Epoch epoch = await(journal.claim(BOARD, "a")).epoch();
        assertFenced(journal, Epoch.of(epoch.counter(), (int) epoch.bits() + 1), 0, ops(1, 1, 1));
        assertFenced(journal, Epoch.of(epoch.counter() + 1, (int) epoch.bits()), 0, ops(1, 1, 1));
        assertFenced(journal, Epoch.NONE, 0, ops(1, 1, 1));
        assertThat(await(journal.read(BOARD, 0, ALL))).isEmpty();
    }

    @Test
    @DisplayName("[I9] nobody may append to a board that nobody has claimed")
    void unclaimedBoardIsFenced() {
        assertFenced(journal, Epoch.NONE, 0, ops(1, 1, 1));
    }

    @Test
    @DisplayName("[ORD-1] an append that expects another head is fenced and leaves no trace")
    void wrongExpectedSeqIsFenced() {
        Epoch epoch = await(journal.claim(BOARD, "a")).epoch();
        assertCommitted(journal, epoch, 0, ops(1, 1, 3));

        assertFenced(journal, epoch, 2, ops(1, 2, 1));
        assertFenced(journal, epoch, 4, ops(1, 2, 1));
        assertFenced(journal, epoch, 0, refusal(1, 2, 5));
        assertThat(await(journal.read(BOARD, 0, ALL))).hasSize(1);
        assertThat(await(journal.session(BOARD, 1)).orElseThrow().lastBatch()).isEqualTo(1);
        assertCommitted(journal, epoch, 3, ops(1, 2, 1));
    }

    @Test
    @DisplayName(
            "[I9] two claimants racing on two handles: every seq is written once, under a counter that never falls")
    void racingClaimants() {
        int rounds = 40;
        CompletableFuture<Void> both = CompletableFuture.allOf(race(journal, 1, rounds), race(another(), 2, rounds));
        await(both);

        List<Logged> log = await(journal.read(BOARD, 0, ALL));
        assertContiguous(log);
        assertThat(log).hasSize(2 * rounds);
        assertThat(log).extracting(record -> record.epoch().counter()).isSorted();
        for (int author : new int[] {1, 2}) {
            assertThat(log.stream().filter(record -> record.author() == author))
                    .extracting(Logged::batch)
                    .as("batches of author %d", author)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .hasSize(rounds);
        }
    }

    /** Appends batches 1 to {@code rounds} of {@code author}, claiming anew whenever fenced. */
    private static CompletableFuture<Void> race(Journal handle, int author, int rounds) {
        return CompletableFuture.runAsync(() -> {
            Claim claim = await(handle.claim(BOARD, "node" + author));
            long seq = claim.head().seq();
            for (int number = 1; number <= rounds; ) {
                Append append = await(handle.append(BOARD, claim.epoch(), seq, List.of(ops(author, number, 2))));
                if (append instanceof Append.Committed) {
                    number++;
                    seq += 2;
                } else {
                    assertThat(append).isInstanceOf(Append.Fenced.class);
                    claim = await(handle.claim(BOARD, "node" + author));
                    seq = claim.head().seq();
                }
            }
        });
    }

    // The log

    @Test
    @DisplayName("[ORD-1] batches of one append are whole records in order, numbered without gap, over epochs too")
    void recordsAreContiguous() {
        Epoch first = await(journal.claim(BOARD, "a")).epoch();
        assertCommitted(journal, first, 0, ops(1, 1, 2), ops(2, 1, 1), refusal(1, 2, 7), ops(1, 3, 3));
        Epoch second = await(journal.claim(BOARD, "a")).epoch();
        assertCommitted(journal, second, 6, ops(2, 2, 1));

        List<Logged> log = await(another().read(BOARD, 0, ALL));
        assertContiguous(log);
        assertThat(log).extracting(Logged::firstSeq).containsExactly(1L, 3L, 4L, 7L);
        assertThat(log).extracting(Logged::lastSeq).containsExactly(2L, 3L, 6L, 7L);
        assertThat(log).extracting(Logged::author).containsExactly(1, 2, 1, 2);
        assertThat(log).extracting(Logged::batch).containsExactly(1L, 1L, 3L, 2L);
        assertThat(log).extracting(Logged::epoch).containsExactly(first, first, first, second);
        assertThat(log)
                .extracting(record -> new String(record.commit(), StandardCharsets.UTF_8))
                .containsExactly("1/1", "2/1", "1/3", "2/2");
    }

    @Test
    @DisplayName("[ORD-2] a read begins with the first record after the seq, within a batch too, and ends at its bound")
    void readBounds() {
        Epoch epoch = await(journal.claim(BOARD, "a")).epoch();
        assertCommitted(journal, epoch, 0, ops(1, 1, 2, 100), ops(1, 2, 2, 100), ops(1, 3, 1, 100), ops(1, 4, 1, 100));

        assertThat(firstSeqs(0, ALL)).containsExactly(1L, 3L, 5L, 6L);
        assertThat(firstSeqs(1, ALL)).containsExactly(3L, 5L, 6L);
        assertThat(firstSeqs(2, ALL)).containsExactly(3L, 5L, 6L);
        assertThat(firstSeqs(5, ALL)).containsExactly(6L);
        assertThat(firstSeqs(6, ALL)).isEmpty();
        assertThat(firstSeqs(4_294_967_295L, ALL)).isEmpty();
        assertThat(firstSeqs(0, 0)).containsExactly(1L);
        assertThat(firstSeqs(0, 199)).containsExactly(1L);
        assertThat(firstSeqs(0, 200)).containsExactly(1L, 3L);
        assertThat(firstSeqs(2, 250)).containsExactly(3L, 5L);
    }

    @Test
    @DisplayName(
            "[SES-3] the record at a seq is the one that holds it, inside a batch too; none at 0 or beyond the head")
    void recordAt() {
        Epoch first = await(journal.claim(BOARD, "a")).epoch();
        assertCommitted(journal, first, 0, ops(1, 1, 3));
        Epoch second = await(journal.claim(BOARD, "a")).epoch();
        assertCommitted(journal, second, 3, ops(1, 2, 1));

        assertThat(await(journal.recordAt(BOARD, 0))).isEmpty();
        for (long seq = 1; seq <= 3; seq++) {
            Logged record = await(journal.recordAt(BOARD, seq)).orElseThrow();
            assertThat(record.firstSeq()).isEqualTo(1);
            assertThat(record.epoch()).isEqualTo(first);
        }
        assertThat(await(journal.recordAt(BOARD, 4)).orElseThrow().epoch()).isEqualTo(second);
        assertThat(await(journal.recordAt(BOARD, 5))).isEmpty();
    }

    @Test
    @DisplayName("[ORD-1] two boards are numbered apart and never read one another's records")
    void boardsAreApart() {
        BoardId other = new BoardId("other");
        await(journal.createBoard(other, ""));
        Epoch epoch = await(journal.claim(BOARD, "a")).epoch();
        Epoch otherEpoch = await(journal.claim(other, "a")).epoch();
        assertCommitted(journal, epoch, 0, ops(1, 1, 1), ops(1, 2, 1));
        assertThat(await(journal.append(other, otherEpoch, 0, List.of(ops(1, 1, 5)))))
                .isInstanceOf(Append.Committed.class);

        assertThat(firstSeqs(0, ALL)).containsExactly(1L, 2L);
        assertThat(await(journal.read(other, 0, ALL))).hasSize(1);
        assertThat(await(journal.recordAt(BOARD, 3))).isEmpty();
        assertThat(await(journal.head(other)).position()).isEqualTo(new Position(otherEpoch, 5));
        assertThat(await(journal.session(other, 1)).orElseThrow().lastBatch()).isEqualTo(1);
    }

    @Test
    @DisplayName("[ORD-1] a batch of the widest numbers comes back as it went in")
    void widestNumbers() {
        Epoch epoch = await(journal.claim(BOARD, "a")).epoch();
        Batch.Ops batch = new Batch.Ops(-1, 4_294_967_295L, "Ελένη 🖋", -1, 256, new byte[0]);
        assertCommitted(journal, epoch, 0, batch);

        Logged record = await(journal.recordAt(BOARD, 256)).orElseThrow();
        assertThat(record.author()).isEqualTo(-1);
        assertThat(record.batch()).isEqualTo(4_294_967_295L);
        assertThat(record.commit()).isEmpty();
        assertThat(await(journal.session(BOARD, -1)).orElseThrow())
                .isEqualTo(new SessionRow(-1, "Ελένη 🖋", 4_294_967_295L, -1, List.of()));
    }

    @Test
    @DisplayName("[I16] texts that a database may dislike come back as they went in")
    void hostileTexts() {
        Epoch epoch = await(journal.claim(BOARD, "a")).epoch();
        String hostile = "\0'; DROP TABLE board; --\u001b0\u001be\\0 {\"%s\",NULL} \uffff";
        await(journal.createBoard(new BoardId("other"), hostile));
        assertCommitted(
                journal,
                epoch,
                0,
                new Batch.Ops(1, 1, hostile, 1, 1, bytes("x")),
                new Batch.Refusal(2, 1, hostile, 1, 5, hostile));

        assertThat(await(journal.board(new BoardId("other"))).orElseThrow().title())
                .isEqualTo(hostile);
        assertThat(await(journal.session(BOARD, 1)).orElseThrow().name()).isEqualTo(hostile);
        assertThat(await(journal.session(BOARD, 2)).orElseThrow())
                .isEqualTo(new SessionRow(2, hostile, 1, 1, List.of(new SessionRow.Refused(1, 5, hostile))));
    }

    @Test
    @DisplayName("an append without batches is a mistake of the caller")
    void emptyAppend() {
        Epoch epoch = await(journal.claim(BOARD, "a")).epoch();
        assertThatThrownBy(() -> journal.append(BOARD, epoch, 0, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // Sessions

    @Test
    @DisplayName("[SES-2] a session has a row from its first settled batch on, with its latest name and n")
    void sessionRow() {
        Epoch epoch = await(journal.claim(BOARD, "a")).epoch();
        assertThat(await(journal.session(BOARD, 1))).isEmpty();
        assertCommitted(journal, epoch, 0, new Batch.Ops(1, 1, "Ann", 3, 1, bytes("x")));
        assertCommitted(
                journal,
                epoch,
                1,
                new Batch.Ops(1, 2, "Anna", 4, 1, bytes("y")),
                new Batch.Ops(1, 3, "Anne", 9, 1, bytes("z")));

        assertThat(await(another().session(BOARD, 1)).orElseThrow())
                .isEqualTo(new SessionRow(1, "Anne", 3, 9, List.of()));
        assertThat(await(journal.session(BOARD, 2))).isEmpty();
    }

    @Test
    @DisplayName("[ORD-4] refusals alone take no seq and are settled; the next ops follow without gap")
    void refusalsAlone() {
        Epoch epoch = await(journal.claim(BOARD, "a")).epoch();
        assertCommitted(journal, epoch, 0, refusal(1, 1, 5), refusal(1, 2, 6));

        assertThat(await(journal.head(BOARD)).position()).isEqualTo(Position.START);
        assertThat(await(journal.read(BOARD, 0, ALL))).isEmpty();
        assertThat(await(journal.session(BOARD, 1)).orElseThrow().refusals())
                .containsExactly(new SessionRow.Refused(1, 5, "no 1"), new SessionRow.Refused(2, 6, "no 2"));
        assertCommitted(journal, epoch, 0, ops(1, 3, 1));
        assertThat(await(journal.head(BOARD)).position()).isEqualTo(new Position(epoch, 1));
    }

    @Test
    @DisplayName("[ORD-4] of a session's batches the last 16 outcomes are kept")
    void lastOutcomes() {
        Epoch epoch = await(journal.claim(BOARD, "a")).epoch();
        assertCommitted(journal, epoch, 0, refusal(1, 1, 5), refusal(1, 2, 5), refusal(2, 1, 9));
        long seq = 0;
        for (int number = 3; number <= 17; number++) {
            assertCommitted(journal, epoch, seq++, ops(1, number, 1));
        }
        assertThat(await(journal.session(BOARD, 1)).orElseThrow().refusals())
                .extracting(SessionRow.Refused::batch)
                .containsExactly(2L);
        assertCommitted(journal, epoch, seq++, ops(1, 18, 1));
        assertThat(await(journal.session(BOARD, 1)).orElseThrow().refusals()).isEmpty();
        assertCommitted(journal, epoch, seq, refusal(1, 19, 5), ops(1, 20, 1));
        assertThat(await(journal.session(BOARD, 1)).orElseThrow().refusals())
                .extracting(SessionRow.Refused::batch)
                .containsExactly(19L);
        assertThat(await(journal.session(BOARD, 2)).orElseThrow().refusals()).hasSize(1);
    }

    // Authors and the secret

    @Test
    @DisplayName("[SES-2] author numbers are minted once each, in blocks, by any number of handles at once")
    void authorsAreUnique() {
        assertThat(await(journal.reserveAuthors(BOARD, 5))).isEqualTo(1);
        assertThat(await(another().reserveAuthors(BOARD, 2))).isEqualTo(6);

        Set<Integer> minted = ConcurrentHashMap.newKeySet();
        List<CompletableFuture<Void>> handles = new ArrayList<>();
        for (Journal handle : List.of(journal, another(), another())) {
            handles.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 20; i++) {
                    int first = await(handle.reserveAuthors(BOARD, 3));
                    for (int author = first; author < first + 3; author++) {
                        assertThat(minted.add(author)).as("author %d", author).isTrue();
                    }
                }
            }));
        }
        handles.forEach(JournalContract::await);
        assertThat(minted).hasSize(180);
        assertThat(await(journal.board(BOARD)).orElseThrow().authors()).isEqualTo(187);
    }

    @Test
    @DisplayName("[SES-2] author numbers end at 2^32-1, unsigned")
    void authorsEnd() {
        await(journal.reserveAuthors(BOARD, Integer.MAX_VALUE));
        assertThat(await(journal.reserveAuthors(BOARD, Integer.MAX_VALUE))).isEqualTo(Integer.MIN_VALUE);
        assertFails(journal.reserveAuthors(BOARD, 2));
        assertThat(await(journal.reserveAuthors(BOARD, 1))).isEqualTo(-1);
        assertFails(journal.reserveAuthors(BOARD, 1));
        assertThatThrownBy(() -> journal.reserveAuthors(BOARD, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("[SES-2] the secret is 32 bytes, the same through every handle and after the first one is closed")
    void secretIsOne() {
        byte[] secret = await(journal.secret());
        assertThat(secret).hasSize(Journal.SECRET_BYTES);
        assertThat(await(another().secret())).isEqualTo(secret);
        Journal later = another();
        journal.close();
        assertThat(await(later.secret())).isEqualTo(secret);
        assertThat(secret).isNotEqualTo(new byte[Journal.SECRET_BYTES]);
    }

    // Snapshots

    @Test
    @DisplayName("[SES-3] a snapshot is seen from its last part on, and comes back as it was written")
    void snapshotIsSeenWhole() {
        Position at = log(3);
        await(journal.writeSnapshotPart(BOARD, at, 0, false, bytes("zero")));
        await(journal.writeSnapshotPart(BOARD, at, 1, false, bytes("one")));
        assertThat(await(another().snapshot(BOARD))).isEmpty();
        assertFails(journal.snapshotPart(BOARD, at, 0));
        await(journal.writeSnapshotPart(BOARD, at, 1, false, bytes("one again")));
        await(journal.writeSnapshotPart(BOARD, at, 2, true, bytes("two")));

        assertThat(await(another().snapshot(BOARD))).contains(new SnapshotInfo(at, 3));
        assertThat(await(another().snapshotPart(BOARD, at, 0))).isEqualTo(bytes("zero"));
        assertThat(await(journal.snapshotPart(BOARD, at, 1))).isEqualTo(bytes("one again"));
        assertThat(await(journal.snapshotPart(BOARD, at, 2))).isEqualTo(bytes("two"));
        assertFails(journal.snapshotPart(BOARD, at, 3));
    }

    @Test
    @DisplayName(
            "[SES-3] the newest complete snapshot wins; older ones are gone, and an older one that comes late is ignored")
    void newestSnapshotWins() {
        Position first = log(2);
        Position second = log(2);
        Position third = log(2);
        snapshot(journal, first, "first");
        await(journal.writeSnapshotPart(BOARD, third, 0, false, bytes("third")));
        assertThat(await(journal.snapshot(BOARD))).contains(new SnapshotInfo(first, 1));
        snapshot(another(), second, "second");

        assertThat(await(journal.snapshot(BOARD))).contains(new SnapshotInfo(second, 1));
        assertFails(journal.snapshotPart(BOARD, first, 0));
        snapshot(journal, first, "first, late");
        assertThat(await(journal.snapshot(BOARD))).contains(new SnapshotInfo(second, 1));
        await(journal.writeSnapshotPart(BOARD, third, 1, true, bytes("more")));
        assertThat(await(journal.snapshot(BOARD))).contains(new SnapshotInfo(third, 2));
        assertThat(await(journal.snapshotPart(BOARD, third, 0))).isEqualTo(bytes("third"));
    }

    @Test
    @DisplayName(
            "[SES-3] two nodes that write a snapshot of the same position do not mix their parts, and the first to end stays")
    void snapshotWritersAreApart() {
        Position at = log(1);
        Journal other = another();
        await(journal.writeSnapshotPart(BOARD, at, 0, false, bytes("a0")));
        await(other.writeSnapshotPart(BOARD, at, 0, false, bytes("b0")));
        await(other.writeSnapshotPart(BOARD, at, 1, false, bytes("b1")));
        await(journal.writeSnapshotPart(BOARD, at, 1, true, bytes("a1")));
        await(other.writeSnapshotPart(BOARD, at, 2, true, bytes("b2")));

        assertThat(await(other.snapshot(BOARD))).contains(new SnapshotInfo(at, 2));
        assertThat(await(other.snapshotPart(BOARD, at, 0))).isEqualTo(bytes("a0"));
        assertThat(await(other.snapshotPart(BOARD, at, 1))).isEqualTo(bytes("a1"));
    }

    @Test
    @DisplayName("[SES-3] a snapshot with a hole, or of a position that is not on the log, is never completed")
    void brokenSnapshots() {
        Position at = log(2);
        await(journal.writeSnapshotPart(BOARD, at, 0, false, bytes("zero")));
        assertFails(journal.writeSnapshotPart(BOARD, at, 2, true, bytes("two")));
        assertFails(journal.writeSnapshotPart(BOARD, new Position(at.epoch(), 1), 0, true, bytes("inside")));
        assertFails(journal.writeSnapshotPart(BOARD, new Position(at.epoch(), 3), 0, true, bytes("beyond")));
        assertFails(journal.writeSnapshotPart(BOARD, new Position(Epoch.of(9, 9), 2), 0, true, bytes("foreign")));
        assertThat(await(journal.snapshot(BOARD))).isEmpty();
    }

    @Test
    @DisplayName("[SES-3] a snapshot written again with fewer parts has no left-over ones")
    void shorterSnapshot() {
        Position at = log(1);
        for (int part = 0; part < 4; part++) {
            await(journal.writeSnapshotPart(BOARD, at, part, false, bytes("old " + part)));
        }
        await(journal.writeSnapshotPart(BOARD, at, 0, false, bytes("new 0")));
        await(journal.writeSnapshotPart(BOARD, at, 1, true, bytes("new 1")));
        assertThat(await(journal.snapshot(BOARD))).contains(new SnapshotInfo(at, 2));
        assertFails(journal.snapshotPart(BOARD, at, 2));
    }

    @Test
    @DisplayName("[SES-3] an empty board may have a snapshot")
    void emptySnapshot() {
        snapshot(journal, Position.START, "nothing");
        assertThat(await(journal.snapshot(BOARD))).contains(new SnapshotInfo(Position.START, 1));
    }

    // Closing

    @Test
    @DisplayName("[ORD-6] a closed journal fails reads and writes, and its appends are unknown")
    void closed() {
        Epoch epoch = await(journal.claim(BOARD, "a")).epoch();
        Journal other = another();
        journal.close();
        journal.close();

        assertFails(journal.head(BOARD));
        assertFails(journal.read(BOARD, 0, ALL));
        assertFails(journal.claim(BOARD, "a"));
        assertThat(await(journal.append(BOARD, epoch, 0, List.of(ops(1, 1, 1)))))
                .isInstanceOf(Append.Unknown.class);
        assertThat(await(other.head(BOARD)).position()).isEqualTo(Position.START);
    }

    // Words of the tests above

    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(DEADLINE_S, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new AssertionError("failed: " + failed.getCause(), failed);
        } catch (Exception late) {
            throw new AssertionError("no answer in " + DEADLINE_S + " s", late);
        }
    }

    static void assertFails(CompletionStage<?> stage) {
        assertThatThrownBy(() -> stage.toCompletableFuture().get(DEADLINE_S, TimeUnit.SECONDS))
                .hasCauseInstanceOf(JournalException.class);
    }

    static void assertContiguous(List<Logged> log) {
        long next = 1;
        for (Logged record : log) {
            assertThat(record.firstSeq()).isEqualTo(next);
            next = record.lastSeq() + 1;
        }
    }

    static Batch ops(int author, long number, int count) {
        return new Batch.Ops(author, number, "name " + author, (int) number, count, bytes(author + "/" + number));
    }

    static Batch ops(int author, long number, int count, int commitBytes) {
        return new Batch.Ops(author, number, "name " + author, (int) number, count, new byte[commitBytes]);
    }

    static Batch refusal(int author, long number, int code) {
        return new Batch.Refusal(author, number, "name " + author, 0, code, "no " + number);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertCommitted(Journal journal, Epoch epoch, long expectedSeq, Batch... batches) {
        assertThat(await(journal.append(BOARD, epoch, expectedSeq, List.of(batches))))
                .isEqualTo(new Append.Committed());
    }

    private static void assertFenced(Journal journal, Epoch epoch, long expectedSeq, Batch... batches) {
        assertThat(await(journal.append(BOARD, epoch, expectedSeq, List.of(batches))))
                .isEqualTo(new Append.Fenced());
    }

    private static void snapshot(Journal journal, Position at, String frame) {
        await(journal.writeSnapshotPart(BOARD, at, 0, true, bytes(frame)));
    }

    /** Appends one batch of {@code count} ops under a new claim; where the head then stands. */
    private Position log(int count) {
        Claim claim = await(journal.claim(BOARD, "a"));
        assertCommitted(
                journal, claim.epoch(), claim.head().seq(), ops(1, claim.epoch().counter(), count));
        return new Position(claim.epoch(), claim.head().seq() + count);
    }

    private List<Long> firstSeqs(long afterSeq, int maxBytes) {
        return await(journal.read(BOARD, afterSeq, maxBytes)).stream()
                .map(Logged::firstSeq)
                .toList();
    }
}
