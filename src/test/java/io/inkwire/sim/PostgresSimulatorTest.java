package io.inkwire.sim;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.inkwire.journal.Journal;
import io.inkwire.journal.PostgresJournal;
import io.inkwire.journal.PostgresSettings;
import io.inkwire.postgres.TestPostgres;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The simulated cluster on a real PostgreSQL, a database for each seed. More with {@code -Dinkwire.sim.postgres=N}. */
final class PostgresSimulatorTest {
    private static final int SEEDS = Integer.getInteger("inkwire.sim.postgres", 8);

    private static final Logger OURS = (Logger) LoggerFactory.getLogger("io.inkwire");

    @BeforeAll
    static void hush() {
        OURS.setLevel(Level.OFF);
    }

    @AfterAll
    static void speak() {
        OURS.setLevel(null);
    }

    @Test
    @DisplayName("[I1-I9, I12, I14] on PostgreSQL, too, clusters come to rest with one log and one content")
    void seeds() {
        List<String> findings = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            findings.addAll(run(seed, UnaryOperator.identity()));
        }
        assertThat(findings).isEmpty();
    }

    @Test
    @DisplayName("the simulator on PostgreSQL notices a journal that does not fence")
    void noticesAMissingFence() {
        List<String> findings = new ArrayList<>();
        for (long seed = 1; seed <= 60 && findings.isEmpty(); seed++) {
            findings.addAll(run(seed, BrokenJournal::doesNotFence));
        }
        assertThat(findings).isNotEmpty();
    }

    private static List<String> run(long seed, UnaryOperator<Journal> asTheNodesSeeIt) {
        TestPostgres postgres = TestPostgres.shared();
        PostgresSettings settings =
                new PostgresSettings(postgres.url(postgres.newDatabase()), TestPostgres.USER, TestPostgres.PASSWORD);
        try (Journal journal = PostgresJournal.open(settings)) {
            Simulation simulation = new Simulation(seed, asTheNodesSeeIt, (random, clock) -> atOnce(journal));
            simulation.run();
            return simulation.findings().stream()
                    .map(finding -> "seed " + seed + " in " + simulation.weather() + ": " + finding)
                    .toList();
        }
    }

    /** The same journal with stages that are complete when they are answered: simulated time does not pass meanwhile. */
    private static Journal atOnce(Journal real) {
        return (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, called, arguments) -> {
                    Object answer;
                    try {
                        answer = called.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getTargetException();
                    }
                    if (answer instanceof CompletionStage<?> stage) {
                        CompletableFuture<?> whole = stage.toCompletableFuture();
                        var unused = whole.handle((value, failure) -> "over").join();
                        return whole;
                    }
                    return answer;
                });
    }
}
