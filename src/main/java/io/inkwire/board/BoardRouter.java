package io.inkwire.board;

import io.inkwire.journal.BoardRow;
import io.inkwire.journal.Journal;
import io.inkwire.journal.JournalException;
import io.inkwire.model.BoardId;
import io.inkwire.model.Position;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Leads each call to the host on which the board lives: the one its id hashes to. Thread-safe: immutable, and every call
 * into a host hops to its loop.
 */
public final class BoardRouter implements Boards {
    private final Journal journal;
    private final List<BoardHost> hosts;

    /** @param hosts one per board instance, in the order of the instances' numbers */
    public BoardRouter(Journal journal, List<BoardHost> hosts) {
        this.journal = journal;
        this.hosts = List.copyOf(hosts);
    }

    /** Which of {@code instances} a board lives on; the same on every node with as many. */
    public static int instanceOf(BoardId board, int instances) {
        return Math.floorMod(board.value().hashCode(), instances);
    }

    @Override
    public CompletionStage<Optional<BoardInfo>> find(BoardId id) {
        return journal.board(id).thenApply(row -> row.map(BoardRouter::info));
    }

    @Override
    public CompletionStage<BoardInfo> create(BoardId id, String title) {
        return journal.createBoard(id, title)
                .thenCompose(made -> find(id))
                .thenApply(found -> found.orElseThrow(
                        () -> new JournalException("the board " + id + " was made and is not there")));
    }

    @Override
    public CompletionStage<Void> rename(BoardId id, String title) {
        BoardHost host = host(id);
        return journal.renameBoard(id, title).thenRun(() -> host.loop().execute(() -> host.renamed(id)));
    }

    @Override
    public CompletionStage<byte[]> secret() {
        return journal.secret();
    }

    @Override
    public void join(BoardId id, Join join, Member member) {
        BoardHost host = host(id);
        host.loop().execute(() -> host.join(id, join, member));
    }

    @Override
    public CompletionStage<Position> head(BoardId id) {
        BoardHost host = host(id);
        CompletableFuture<Position> head = new CompletableFuture<>();
        host.loop().execute(() -> host.head(id, head));
        return head;
    }

    @Override
    public CompletionStage<Content> content(BoardId id) {
        BoardHost host = host(id);
        CompletableFuture<Content> content = new CompletableFuture<>();
        host.loop().execute(() -> host.content(id, content));
        return content;
    }

    @Override
    public void look(BoardId id, Onlooker onlooker) {
        BoardHost host = host(id);
        host.loop().execute(() -> host.look(id, onlooker));
    }

    @Override
    public void lookAway(BoardId id, Onlooker onlooker) {
        BoardHost host = host(id);
        host.loop().execute(() -> host.lookAway(id, onlooker));
    }

    private BoardHost host(BoardId id) {
        return hosts.get(instanceOf(id, hosts.size()));
    }

    private static BoardInfo info(BoardRow row) {
        return new BoardInfo(row.id(), row.title(), row.keyVersion());
    }
}
