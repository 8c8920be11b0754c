/**
 * A board on one node: state, rules, sequencing by its owner, replica, catch-up and presence.
 *
 * <p>Invariant: never blocks, never reads the clock; time and timers come from the loop it is given.
 */
@NullMarked
package io.inkwire.board;

import org.jspecify.annotations.NullMarked;
