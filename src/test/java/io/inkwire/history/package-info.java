/**
 * Proof after a run that the invariants held.
 *
 * <p>Invariant: judges by what clients and the journal recorded, never by what a server says of itself.
 */
@NullMarked
package io.inkwire.history;

import org.jspecify.annotations.NullMarked;
