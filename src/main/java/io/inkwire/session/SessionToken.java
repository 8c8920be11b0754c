package io.inkwire.session;

import io.inkwire.model.BoardId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * The session value of Hello and Welcome (SES-2): the author's number, 4 bytes, how many connections the session has had,
 * 4 bytes, and a proof of both and of the board, 32 bytes, so that any node verifies it without a look-up. The count rises
 * with each Welcome, so that of two connections that nodes hold at once all agree which is the newer one (SES-4).
 * Thread-safe: immutable.
 */
final class SessionToken {
    private final Seal seal;

    /** @param secret the store's 32 bytes */
    SessionToken(byte[] secret) {
        seal = new Seal(secret);
    }

    /** What a token says. Both numbers are unsigned. */
    record Proved(int author, int connections) {}

    byte[] issue(BoardId board, Proved proved) {
        byte[] proof = proof(board, proved);
        return ByteBuffer.allocate(2 * Integer.BYTES + proof.length)
                .putInt(proved.author)
                .putInt(proved.connections)
                .put(proof)
                .array();
    }

    /** What {@code token} proves on {@code board}; empty where it proves nothing. */
    Optional<Proved> verify(BoardId board, byte[] token) {
        if (token.length < 2 * Integer.BYTES) {
            return Optional.empty();
        }
        ByteBuffer numbers = ByteBuffer.wrap(token);
        Proved said = new Proved(numbers.getInt(), numbers.getInt());
        boolean proved = said.author != 0 && MessageDigest.isEqual(issue(board, said), token);
        return proved ? Optional.of(said) : Optional.empty();
    }

    private byte[] proof(BoardId board, Proved proved) {
        return seal.over(
                "session",
                board,
                Integer.toUnsignedString(proved.author) + " " + Integer.toUnsignedString(proved.connections));
    }
}
