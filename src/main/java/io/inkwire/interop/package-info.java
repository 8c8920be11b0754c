/**
 * Import, export and rendering of elements.
 *
 * <p>Invariant: pure: elements in, bytes out.
 */
@NullMarked
package io.inkwire.interop;

import org.jspecify.annotations.NullMarked;
