package io.inkwire.session;

import io.inkwire.board.BoardInfo;
import io.inkwire.model.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The keys of boards (BRD-1): each is a proof of board, role and key version, so none is stored and raising the version
 * revokes them all. Thread-safe: immutable.
 */
public final class Keys {
    /** 128 bits: as hard to guess as the board's id. */
    private static final int KEY_BYTES = 16;

    private final Seal seal;

    /** @param secret the store's 32 bytes */
    public Keys(byte[] secret) {
        seal = new Seal(secret);
    }

    /** 22 characters of {@code A-Z a-z 0-9 _ -}. */
    public String key(BoardInfo board, Role role) {
        byte[] proof = seal.over("key", board.id(), role, board.keyVersion());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(proof, KEY_BYTES));
    }

    /** What {@code key} lets its holder do; empty where it is no key of this board. Takes the same time for any text of a length. */
    public Optional<Role> roleOf(BoardInfo board, String key) {
        byte[] given = key.getBytes(StandardCharsets.UTF_8);
        Optional<Role> found = Optional.empty();
        for (Role role : Role.values()) {
            if (MessageDigest.isEqual(key(board, role).getBytes(StandardCharsets.UTF_8), given)) {
                found = Optional.of(role);
            }
        }
        return found;
    }
}
