package io.inkwire.session;

import io.inkwire.board.BoardInfo;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/**
 * Tickets (BRD-3): until when, and a proof of that, of the board and of its key version. They only look, so one may stand in an
 * address, where a key must not: an address is logged, shown and sent on. Thread-safe: immutable.
 */
final class Tickets {
    private static final int PROOF_BYTES = 16;

    private final Seal seal;

    /** @param secret the store's 32 bytes */
    Tickets(byte[] secret) {
        seal = new Seal(secret);
    }

    /** 32 characters of {@code A-Z a-z 0-9 _ -}. @param untilMs milliseconds since 1970 */
    String issue(BoardInfo board, long untilMs) {
        byte[] proof = seal.over("ticket", board.id(), board.keyVersion(), untilMs);
        ByteBuffer ticket =
                ByteBuffer.allocate(Long.BYTES + PROOF_BYTES).putLong(untilMs).put(Arrays.copyOf(proof, PROOF_BYTES));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(ticket.array());
    }

    /** Whether {@code ticket} is one of this board and still valid. */
    boolean admits(BoardInfo board, String ticket, long nowMs) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(ticket);
        } catch (IllegalArgumentException none) {
            return false;
        }
        if (bytes.length != Long.BYTES + PROOF_BYTES) {
            return false;
        }
        long untilMs = ByteBuffer.wrap(bytes).getLong();
        byte[] right = Base64.getUrlDecoder().decode(issue(board, untilMs));
        return MessageDigest.isEqual(right, bytes) && nowMs < untilMs;
    }
}
