package io.inkwire.session;

import io.inkwire.board.BoardInfo;
import io.inkwire.board.Boards;
import io.inkwire.model.BoardId;
import io.inkwire.model.Role;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What transports need of sessions and boards: they know no board themselves. Thread-safe: its boards and settings are. */
public final class Sessions {
    /** 128 bits (BRD-1): 22 characters, never guessed. */
    private static final int ID_BYTES = 16;

    private final Boards boards;
    private final SessionSettings settings;
    private final Viewing viewing;

    public Sessions(Boards boards, SessionSettings settings) {
        this.boards = boards;
        this.settings = settings;
        this.viewing = new Viewing(boards, settings);
    }

    public SessionSettings settings() {
        return settings;
    }

    /** For who only looks, without a session. */
    public Viewing viewing() {
        return viewing;
    }

    /** The session of a connection just made. To be called on its loop. @param addressed the board in its address */
    public Session open(Connection connection, BoardId addressed) {
        return new Session(connection, boards, settings, Optional.of(addressed));
    }

    /** The same for a transport whose address names no board: Hello alone does. */
    public Session open(Connection connection) {
        return new Session(connection, boards, settings);
    }

    /** A board just made, and its key for each role. */
    public record NewBoard(BoardId id, Map<Role, String> keys) {}

    /** Makes a board with an id of 128 random bits. Completes on any thread; fails where the store does. */
    public CompletionStage<NewBoard> make(String title) {
        byte[] id = new byte[ID_BYTES];
        settings.random().nextBytes(id);
        BoardId board = new BoardId(Base64.getUrlEncoder().withoutPadding().encodeToString(id));
        return boards.create(board, title)
                .thenCompose(info -> boards.secret().thenApply(secret -> withKeys(info, new Keys(secret))));
    }

    /** What became of a wish to rename a board. */
    public enum Renaming {
        DONE,
        NO_BOARD,
        /** The key is none of this board's. */
        NO_ACCESS,
        /** A key of this board, but not its owner's. */
        NOT_OWNER
    }

    /** Renames the board if {@code key} is its owner's. Completes on any thread; fails where the store does. */
    public CompletionStage<Renaming> rename(BoardId board, String key, String title) {
        return boards.find(board)
                .thenCompose(found -> found.isEmpty()
                        ? CompletableFuture.completedStage(Renaming.NO_BOARD)
                        : boards.secret()
                                .thenCompose(secret ->
                                        rename(found.get(), new Keys(secret).roleOf(found.get(), key), title)));
    }

    private CompletionStage<Renaming> rename(BoardInfo board, Optional<Role> role, String title) {
        if (role.isEmpty()) {
            return CompletableFuture.completedStage(Renaming.NO_ACCESS);
        }
        return role.get() == Role.OWNER
                ? boards.rename(board.id(), title).thenApply(done -> Renaming.DONE)
                : CompletableFuture.completedStage(Renaming.NOT_OWNER);
    }

    /**
     * The keys that a holder of {@code key} may hand out: those of its own role and of less. Empty where there is no such
     * board, an empty map where the key is none of its own. Completes on any thread; fails where the store does.
     */
    public CompletionStage<Optional<Map<Role, String>>> keysUpTo(BoardId board, String key) {
        return boards.find(board)
                .thenCompose(found -> found.isEmpty()
                        ? CompletableFuture.completedStage(Optional.empty())
                        : boards.secret()
                                .thenApply(secret -> Optional.of(keysUpTo(found.get(), new Keys(secret), key))));
    }

    private static Map<Role, String> keysUpTo(BoardInfo board, Keys keys, String key) {
        Map<Role, String> held = new EnumMap<>(Role.class);
        keys.roleOf(board, key).ifPresent(mine -> {
            for (Role role : Role.values()) {
                if (role.compareTo(mine) <= 0) {
                    held.put(role, keys.key(board, role));
                }
            }
        });
        return held;
    }

    private static NewBoard withKeys(BoardInfo board, Keys keys) {
        Map<Role, String> made = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            made.put(role, keys.key(board, role));
        }
        return new NewBoard(board.id(), made);
    }
}
