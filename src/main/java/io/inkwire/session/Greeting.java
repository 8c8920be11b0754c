package io.inkwire.session;

import io.inkwire.board.BoardInfo;
import io.inkwire.board.Boards;
import io.inkwire.board.Join;
import io.inkwire.model.BoardId;
import io.inkwire.model.Epoch;
import io.inkwire.model.Position;
import io.inkwire.model.Role;
import io.inkwire.wire.CloseCode;
import io.inkwire.wire.Codes;
import io.inkwire.wire.Shape;
import io.inkwire.wire.Shapes;
import io.inkwire.wire.pb.Wire;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Judges a Hello: shape, board, key, session's proof, in that order (LIM-2). Thread-safe: holds nothing that changes.
 */
final class Greeting {
    /** When to come back to a store that cannot answer. */
    private static final int RETRY_MS = 2_000;

    /** What a Hello gets. */
    sealed interface Greeted {
        record Admitted(BoardId board, String title, SessionToken tokens, Join join) implements Greeted {}

        record Refused(Ending ending) implements Greeted {}
    }

    private final Boards boards;
    private final SessionSettings settings;
    private final Optional<BoardId> addressed;

    /** @param addressed the board that the connection's address names (TRN-8); empty where the transport has no address */
    Greeting(Boards boards, SessionSettings settings, Optional<BoardId> addressed) {
        this.boards = boards;
        this.settings = settings;
        this.addressed = addressed;
    }

    /** Completes on any thread; fails only where the store does. */
    CompletionStage<Greeted> greet(Wire.Hello hello) {
        if (Shapes.hello(hello) instanceof Shape.Bad bad) {
            return refused(bad.code(), bad.text());
        }
        BoardId board = new BoardId(hello.getBoard());
        if (addressed.isPresent() && !addressed.get().equals(board)) {
            return refused(Wire.Code.SHAPE, "Hello names another board than the address.");
        }
        return boards.find(board)
                .thenCompose(found -> found.isPresent() || !settings.openBoards()
                        ? atBoard(hello, found)
                        : boards.create(board, "").thenCompose(made -> atBoard(hello, Optional.of(made))));
    }

    private CompletionStage<Greeted> atBoard(Wire.Hello hello, Optional<BoardInfo> found) {
        if (found.isEmpty()) {
            return refused(Wire.Code.NO_BOARD, "There is no such board.");
        }
        return boards.secret().thenApply(secret -> withSecret(hello, found.get(), secret));
    }

    private Greeted withSecret(Wire.Hello hello, BoardInfo board, byte[] secret) {
        Optional<Role> role = role(hello.getKey(), board, new Keys(secret));
        if (role.isEmpty()) {
            return refusal(Wire.Code.NO_ACCESS, "The key does not open this board.");
        }
        SessionToken tokens = new SessionToken(secret);
        Optional<SessionToken.Proved> proved = hello.getSession().isEmpty()
                ? Optional.of(new SessionToken.Proved(0, 0))
                : tokens.verify(board.id(), hello.getSession().toByteArray());
        if (proved.isEmpty()) {
            return refusal(Wire.Code.BAD_SESSION, "The session is not one of this board.");
        }
        Join join = new Join(
                proved.get().author(),
                proved.get().connections(),
                role.get(),
                position(hello),
                hello.getName(),
                hello.getColor());
        return new Greeted.Admitted(board.id(), board.title(), tokens, join);
    }

    private Optional<Role> role(String key, BoardInfo board, Keys keys) {
        return key.isEmpty() && settings.openBoards() ? Optional.of(Role.EDITOR) : keys.roleOf(board, key);
    }

    private static Position position(Wire.Hello hello) {
        long seq = Integer.toUnsignedLong(hello.getSeq());
        return seq == 0
                ? Position.START
                : new Position(Epoch.parse(hello.getEpoch().toByteArray()).orElse(Epoch.NONE), seq);
    }

    /** What a Hello gets whose {@link #greet} has failed. */
    Ending failed() {
        return new Ending(
                Wire.Code.READ_ONLY,
                CloseCode.RESTART.number(),
                "The store cannot answer just now.",
                settings.retryMs(RETRY_MS));
    }

    private static CompletionStage<Greeted> refused(Wire.Code code, String text) {
        return CompletableFuture.completedStage(refusal(code, text));
    }

    private static Greeted refusal(Wire.Code code, String text) {
        return new Greeted.Refused(new Ending(code, Codes.closeOfRefusedHello(code), text));
    }
}
