/**
 * A whole cluster in one thread: virtual time, a bus and a network that fail by a seed, real boards, sessions and clients.
 *
 * <p>Invariant: the same seed gives the same run.
 */
@NullMarked
package io.inkwire.sim;

import org.jspecify.annotations.NullMarked;
