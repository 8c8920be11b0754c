/**
 * The port behind which boards are durable, and its implementations.
 *
 * <p>Invariant: an append is committed whole under the owner's epoch, or not at all.
 */
@NullMarked
package io.inkwire.journal;

import org.jspecify.annotations.NullMarked;
