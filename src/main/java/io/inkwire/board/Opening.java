package io.inkwire.board;

import io.inkwire.journal.Journal;
import io.inkwire.journal.JournalException;
import io.inkwire.journal.SnapshotInfo;
import io.inkwire.model.BoardId;
import io.inkwire.model.Loop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a board's newest snapshot, part by part; the log after it is {@link Repair}'s. A snapshot that a newer one
 * replaces meanwhile is begun anew. Confined to the board's loop.
 */
final class Opening {
    private static final int ATTEMPTS = 3;

    private final BoardId board;
    private final Journal journal;
    private final Loop loop;
    private final Consumer<BoardState> opened;
    private final Consumer<Throwable> failed;
    private int attempts;

    Opening(BoardId board, Journal journal, Loop loop, Consumer<BoardState> opened, Consumer<Throwable> failed) {
        this.board = board;
        this.journal = journal;
        this.loop = loop;
        this.opened = opened;
        this.failed = failed;
    }

    void begin() {
        attempts++;
        Hop.to(
                loop,
                journal.snapshot(board),
                found -> found.ifPresentOrElse(
                        info -> readPart(info, new ArrayList<>()), () -> opened.accept(new BoardState())),
                failed);
    }

    private void readPart(SnapshotInfo info, List<byte[]> parts) {
        if (parts.size() == info.parts()) {
            restore(parts);
            return;
        }
        Hop.to(
                loop,
                journal.snapshotPart(board, info.at(), parts.size()),
                part -> {
                    parts.add(part);
                    readPart(info, parts);
                },
                this::partFailed);
    }

    private void restore(List<byte[]> parts) {
        BoardState state;
        try {
            state = ImageBuilder.restore(parts);
        } catch (RuntimeException damaged) {
            failed.accept(damaged);
            return;
        }
        opened.accept(state);
    }

    private void partFailed(Throwable failure) {
        if (failure instanceof JournalException && attempts < ATTEMPTS) {
            begin();
        } else {
            failed.accept(failure);
        }
    }
}
