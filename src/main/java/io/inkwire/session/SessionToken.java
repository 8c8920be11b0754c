package io.inkwire.session;

import io.inkwire.model.BoardId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.OptionalInt;

/**
 * The session value of Hello and Welcome (SES-2): the author's number, 4 bytes, and a proof of board and author, 32 bytes,
 * so that any node verifies it without a look-up. Thread-safe: immutable.
 */
final class SessionToken {
    private final Seal seal;

    /** @param secret the store's 32 bytes */
    SessionToken(byte[] secret) {
        seal = new Seal(secret);
    }

    byte[] issue(BoardId board, int author) {
        byte[] proof = proof(board, author);
        return ByteBuffer.allocate(Integer.BYTES + proof.length)
                .putInt(author)
                .put(proof)
                .array();
    }

    /** The author that {@code token} proves on {@code board}; empty where it proves none. */
    OptionalInt verify(BoardId board, byte[] token) {
        if (token.length < Integer.BYTES) {
            return OptionalInt.empty();
        }
        int author = ByteBuffer.wrap(token).getInt();
        boolean proved = author != 0 && MessageDigest.isEqual(issue(board, author), token);
        return proved ? OptionalInt.of(author) : OptionalInt.empty();
    }

    private byte[] proof(BoardId board, int author) {
        return seal.over("session", board, Integer.toUnsignedString(author));
    }
}
