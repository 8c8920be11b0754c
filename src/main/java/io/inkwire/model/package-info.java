/**
 * Values that every part shares: names of things, positions, limits, and the loop on which a part runs.
 *
 * <p>Invariant: nothing here does I/O, and nothing here imports another package of Inkwire.
 */
@NullMarked
package io.inkwire.model;

import org.jspecify.annotations.NullMarked;
