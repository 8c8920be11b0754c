/**
 * Configuration, commands, wiring and shutdown.
 *
 * <p>Invariant: the only place where services are constructed.
 */
@NullMarked
package io.inkwire.app;

import org.jspecify.annotations.NullMarked;
