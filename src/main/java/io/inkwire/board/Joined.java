package io.inkwire.board;

/**
 * The board's answer to a join, all of one instant.
 *
 * @param head where the board stands: Welcome.epoch and Welcome.seq
 * @param lastBatch highest batch of this session settled so far
 * @param lastN highest n this author ever put, unsigned
 * @param catchUp what brings the client from its position to the head
 */
public record Joined(Seat seat, int author, Mark head, long lastBatch, int lastN, CatchUp catchUp) {}
