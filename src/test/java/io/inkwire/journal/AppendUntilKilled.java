package io.inkwire.journal;

import static io.inkwire.journal.JournalContract.await;

import io.inkwire.model.BoardId;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/**
 * Appends to some boards of one SQLite file for as long as it lives, one append a board in flight. Prints the store's
 * secret, then "board batch" for each batch once it is committed. Arguments: folder, prefix of the boards' names, how many.
 */
final class AppendUntilKilled {
    private AppendUntilKilled() {}

    public static void main(String[] arguments) throws InterruptedException {
        Journal journal = SqliteJournal.open(Path.of(arguments[0]));
        print(HexFormat.of().formatHex(await(journal.secret())));
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            BoardId board = new BoardId(arguments[1] + i);
            await(journal.createBoard(board, ""));
            appendFrom(journal, board, await(journal.claim(board, arguments[1])), 0, 1);
        }
        Thread.currentThread().join();
    }

    /** Of very different sizes, so that a kill meets every place of a transaction. */
    static int commitBytes(long batch) {
        return (int) (batch % 7 * 2_000 + 10);
    }

    private static void appendFrom(Journal journal, BoardId board, Claim claim, long seq, long batch) {
        int count = (int) (batch % 3) + 1;
        Batch next = new Batch.Ops(1, batch, "name", 1, count, new byte[commitBytes(batch)]);
        journal.append(board, claim.epoch(), seq, List.of(next)).thenAccept(done -> {
            if (!(done instanceof Append.Committed)) {
                print("not committed: " + done);
                Runtime.getRuntime().halt(1);
            }
            print(board + " " + batch);
            appendFrom(journal, board, claim, seq + count, batch + 1);
        });
    }

    private static synchronized void print(String line) {
        System.out.println(line);
        if (System.out.checkError()) {
            // Nobody reads any more: the test has ended without killing this process.
            Runtime.getRuntime().halt(1);
        }
    }
}
