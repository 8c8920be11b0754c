/**
 * The servers' own conversation: who lives, which node should own a board, and the messages between nodes.
 *
 * <p>Invariant: may lose, double, delay and reorder; nothing durable depends on it.
 */
@NullMarked
package io.inkwire.cluster;

import org.jspecify.annotations.NullMarked;
