/**
 * Pictures of a board: the one renderer of the server, equal to the page's.
 *
 * <p>Invariant: pure: elements in, bytes out; reads no clock and knows no board.
 */
@NullMarked
package io.inkwire.interop.picture;

import org.jspecify.annotations.NullMarked;
