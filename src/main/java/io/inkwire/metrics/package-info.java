/**
 * What the server counts of itself, as those who count see it; who tells the figures is none of theirs.
 *
 * <p>Invariant: to count allocates nothing, waits for nobody and cannot fail; no figure names a board or a person.
 */
@NullMarked
package io.inkwire.metrics;

import org.jspecify.annotations.NullMarked;
