package io.inkwire.sim;

import java.util.random.RandomGenerator;

/**
 * How bad a run's bus and network are.
 *
 * @param lost chance that a bus message is lost
 * @param doubled chance that it comes twice
 * @param maxDelayMs bus delay, evenly spread from 0: messages overtake each other
 * @param cutsPerClient how often each client's connection is cut
 * @param kills how many nodes are killed; each comes back under a new name
 * @param partitions how often one node is cut off from the others
 * @param journalFaults whether the journal misbehaves, too
 */
record Weather(
        double lost,
        double doubled,
        int maxDelayMs,
        int cutsPerClient,
        int kills,
        int partitions,
        boolean journalFaults) {
    static Weather of(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Weather(0, 0, 3, 0, 0, 0, false);
            case 1 -> new Weather(0.05, 0.05, 40, 1, 0, 1, true);
            case 2 -> new Weather(0.02, 0.02, 20, 1, 1, 0, false);
            default ->
                new Weather(
                        random.nextDouble() * 0.2,
                        random.nextDouble() * 0.2,
                        1 + random.nextInt(120),
                        random.nextInt(3),
                        random.nextInt(3),
                        random.nextInt(3),
                        random.nextBoolean());
        };
    }
}
