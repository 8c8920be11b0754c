/**
 * The wire format: frames, their delimited and text forms, codes, and the canonical form of content.
 *
 * <p>Invariant: any bytes decode to a message or to a code, never to an exception.
 */
@NullMarked
package io.inkwire.wire;

import org.jspecify.annotations.NullMarked;
