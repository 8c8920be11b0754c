/**
 * The page in browsers that cannot run it as it is, each beside a modern one.
 *
 * <p>Invariant: an engine that was not run is named with its reason, never silently left out.
 */
@NullMarked
package io.inkwire.it.old;

import org.jspecify.annotations.NullMarked;
