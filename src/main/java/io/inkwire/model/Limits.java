package io.inkwire.model;

/**
 * The bounds a board and its sessions are held to (LIM-1), as told in Welcome.
 *
 * @param frameBytes one client frame
 * @param batchOps ops in one batch
 * @param strokePoints points in one stroke
 * @param textBytes UTF-8 bytes of one text body
 * @param elements elements on a board
 * @param liveHz live updates a second a session
 * @param boardBytes encoded bytes of all elements of a board
 * @param batchesInFlight unsettled batches a session may have
 * @param opsPerS durable ops a second a session, sustained
 * @param opsBurst durable ops a session may send at once after a rest
 * @param elementBytes one encoded element
 */
public record Limits(
        int frameBytes,
        int batchOps,
        int strokePoints,
        int textBytes,
        int elements,
        int liveHz,
        int boardBytes,
        int batchesInFlight,
        int opsPerS,
        int opsBurst,
        int elementBytes) {
    public static final Limits DEFAULT =
            new Limits(256 * 1024, 256, 8_192, 16 * 1024, 50_000, 20, 64 * 1024 * 1024, 16, 200, 4_000, 64 * 1024);
}
