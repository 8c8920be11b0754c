/**
 * A real PostgreSQL for the tests, from binaries that Maven fetches: nothing is installed.
 *
 * <p>Invariant: it listens on loopback only, and ends with the process that started it.
 */
@NullMarked
package io.inkwire.postgres;

import org.jspecify.annotations.NullMarked;
