package io.inkwire.cluster;

import io.inkwire.model.BoardId;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Which node should own a board: highest random weight, so that all who know the same nodes agree without asking, and a
 * node that comes or goes moves only the boards it gains or loses. A hint only: the journal's claim decides. Thread-safe:
 * pure functions. The weight of a (node, board) is the same in every process and version.
 */
public final class Rendezvous {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Rendezvous() {}

    /** The candidates for {@code board} among {@code nodes}, the first to own it first; each node once. */
    public static List<String> order(BoardId board, Collection<String> nodes) {
        record Weighed(String node, long weight) {}
        return nodes.stream()
                .distinct()
                .map(node -> new Weighed(node, weight(node, board)))
                .sorted(Comparator.comparingLong((Weighed w) -> w.weight() ^ Long.MIN_VALUE)
                        .reversed()
                        .thenComparing(Weighed::node))
                .map(Weighed::node)
                .toList();
    }

    /** Unsigned. FNV-1a over the UTF-8 of node, a zero byte and board, then murmur3's 64-bit finaliser. */
    static long weight(String node, BoardId board) {
        long hash = fnv(FNV_OFFSET, node) * FNV_PRIME; // the zero byte: xor changes nothing
        return mix(fnv(hash, board.value()));
    }

    private static long fnv(long hash, String text) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return hash;
    }

    private static long mix(long hash) {
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
