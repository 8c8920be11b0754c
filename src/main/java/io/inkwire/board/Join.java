package io.inkwire.board;

import io.inkwire.model.Position;
import io.inkwire.model.Role;

/**
 * Who wishes to join, and from where.
 *
 * @param author the session's proved number, or 0 for a new session
 * @param connections how many connections this session has had before, unsigned
 * @param from what the client holds; {@link Position#START} for nothing
 * @param color 0xRRGGBBAA
 */
public record Join(int author, int connections, Role role, Position from, String name, int color) {}
