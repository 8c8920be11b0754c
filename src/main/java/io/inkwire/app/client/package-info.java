/**
 * A client of a board, as the {@code replay} command and the tests use it: everything of the protocol but a screen.
 *
 * <p>Invariant: what a client does depends only on what it is told, its loop's time and its generator; sockets are behind
 * an interface.
 */
@NullMarked
package io.inkwire.app.client;

import org.jspecify.annotations.NullMarked;
