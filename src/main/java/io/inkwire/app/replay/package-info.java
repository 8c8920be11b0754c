/**
 * Recorded ink drawn again by real clients, and the proof that the board then holds exactly that.
 *
 * <p>Invariant: what is put on the board depends only on the ink file, never on time or on who draws which stroke.
 */
@NullMarked
package io.inkwire.app.replay;

import org.jspecify.annotations.NullMarked;
