package io.inkwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one machine, one SQLite file, one Hazelcast cluster by the shipped file. */
final class TwoNodesIT {
    private static final Pattern ONE = Pattern.compile("nodes in the cluster: 1 ");
    private static final Pattern TWO = Pattern.compile("nodes in the cluster: 2 ");

    /** Twice what the shipped file allows a silent member, which is more than a dead one ever takes. */
    private static final Duration NOTICED = Duration.ofSeconds(10);

    @TempDir
    private Path data;

    @Test
    @DisplayName(
            "two nodes started in the same moment find each other; one that is killed is missed, and another takes its place")
    void killed() {
        try (TwoNodes nodes = TwoNodes.start(data)) {
            ServerProcess first = nodes.first;
            ServerProcess second = nodes.second;
            first.awaitOutput("the second joined", TWO, NOTICED);
            second.awaitOutput("the first is there", TWO, NOTICED);
            assertThat(first.log() + second.log())
                    .as("what a JVM without the manifest's options would be told")
                    .doesNotContain("--add-opens")
                    .doesNotContain("ERROR");

            second.kill();
            first.awaitOutput("the second is missed", ONE, NOTICED);
            try (ServerProcess third = nodes.launch()) {
                third.awaitReady();
                third.awaitOutput("the first is there", TWO, NOTICED);
                assertThat(first.stop()).isIn(0, 128 + 15);
                third.awaitOutput("the first has left", ONE, NOTICED);
            }
        }
    }
}
