/**
 * Every way in: WebSocket, SockJS, REST, static files and health.
 *
 * <p>Invariant: bytes in, one Connection out; knows nothing of boards.
 */
@NullMarked
package io.inkwire.transport;

import org.jspecify.annotations.NullMarked;
