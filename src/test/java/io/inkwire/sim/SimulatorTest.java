package io.inkwire.sim;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.inkwire.journal.Journal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Run more with {@code -Dinkwire.sim.seeds=N -Dinkwire.sim.first=SEED}. */
class SimulatorTest {
    private static final int SEEDS = Integer.getInteger("inkwire.sim.seeds", 2_000);
    private static final long FIRST_SEED = Long.getLong("inkwire.sim.first", 1);
    private static final int ENOUGH_FAILURES = 5;

    private static final Logger OURS = (Logger) LoggerFactory.getLogger("io.inkwire");

    /** Thousands of runs in bad weather say thousands of times what is expected of them. */
    @BeforeAll
    static void hush() {
        OURS.setLevel(Level.OFF);
    }

    @AfterAll
    static void speak() {
        OURS.setLevel(null);
    }

    @Test
    @DisplayName("[I1-I9, I12, I14] clusters in every weather come to rest with one log and one content")
    void manySeeds() {
        List<String> failures = LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS)
                .parallel()
                .boxed()
                .flatMap(seed -> run(seed, UnaryOperator.identity()).stream())
                .limit(ENOUGH_FAILURES)
                .toList();
        assertThat(failures).isEmpty();
    }

    @Test
    @DisplayName("the simulator notices a journal that acknowledges what it has not written")
    void noticesEarlyAcknowledgement() {
        assertNoticed(BrokenJournal::acknowledgesEarly);
    }

    @Test
    @DisplayName("the simulator notices a journal that does not fence")
    void noticesAMissingFence() {
        assertNoticed(BrokenJournal::doesNotFence);
    }

    private static void assertNoticed(UnaryOperator<Journal> broken) {
        List<String> findings = new ArrayList<>();
        for (long seed = 1; seed <= 60 && findings.isEmpty(); seed++) {
            findings.addAll(run(seed, broken));
        }
        assertThat(findings).isNotEmpty();
    }

    private static List<String> run(long seed, UnaryOperator<Journal> journal) {
        Simulation simulation = new Simulation(seed, journal);
        return outcome(simulation).stream()
                .map(finding -> "seed " + seed + " in " + simulation.weather() + ": " + finding)
                .toList();
    }

    private static List<String> outcome(Simulation simulation) {
        try {
            simulation.run();
            return simulation.findings();
        } catch (RuntimeException failure) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            return List.of(trace.toString());
        }
    }
}
