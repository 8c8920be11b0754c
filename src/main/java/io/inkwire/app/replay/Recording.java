package io.inkwire.app.replay;

import java.util.List;

/**
 * One stroke as somebody drew it.
 *
 * @param samples at least one
 * @param timed the times were recorded; else they are taken to be 10 ms apart
 * @param pressed every sample has a pressure
 */
record Recording(String id, List<Sample> samples, boolean timed, boolean pressed) {

    /**
     * One place of the pen.
     *
     * @param x in board units
     * @param y in board units
     * @param atMs since the stroke's first sample; never falls along the stroke
     * @param pressure 0 to 1; 1 where none was recorded
     */
    record Sample(double x, double y, long atMs, double pressure) {}
}
