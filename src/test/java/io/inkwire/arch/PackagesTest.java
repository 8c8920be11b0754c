package io.inkwire.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;

/** The package table of the design: who may import whom. Thread-safe: holds no state. */
@AnalyzeClasses(packages = "io.inkwire", importOptions = DoNotIncludeTests.class)
final class PackagesTest {
    private static final String ROOT = "io.inkwire.";

    /** Package to the packages it may import. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.of(
            "model", Set.of(),
            "metrics", Set.of(),
            "wire", Set.of("model"),
            "journal", Set.of("model", "wire"),
            "cluster", Set.of("model", "wire"),
            "board", Set.of("model", "metrics", "wire", "journal", "cluster"),
            "session", Set.of("model", "metrics", "wire", "board"),
            "transport", Set.of("model", "wire", "session", "interop"),
            "interop", Set.of("model", "wire"),
            "app",
                    Set.of(
                            "model",
                            "metrics",
                            "wire",
                            "journal",
                            "cluster",
                            "board",
                            "session",
                            "transport",
                            "interop"));

    @ArchTest
    static void eachPackageImportsOnlyWhatTheTableAllows(JavaClasses classes) {
        MAY_IMPORT.forEach((name, allowed) -> {
            String[] forbidden = MAY_IMPORT.keySet().stream()
                    .filter(other -> !other.equals(name) && !allowed.contains(other))
                    .map(PackagesTest::tree)
                    .toArray(String[]::new);
            if (forbidden.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage(tree(name))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(forbidden)
                        .allowEmptyShould(true) // a package may still hold nothing
                        .check(classes);
            }
        });
    }

    @ArchTest
    static final ArchRule EVERY_CLASS_IS_IN_A_PACKAGE_OF_THE_TABLE =
            classes().should().resideInAnyPackage(trees(MAY_IMPORT.keySet()));

    @ArchTest
    static final ArchRule NO_PACKAGES_IN_A_CYCLE =
            slices().matching(ROOT + "(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule HAZELCAST_ONLY_IN_CLUSTER_JOURNAL_APP =
            onlyIn(Set.of("cluster", "journal", "app"), "com.hazelcast..", "io.vertx.spi.cluster.hazelcast..");

    @ArchTest
    static final ArchRule VERTX_WEB_ONLY_IN_TRANSPORT_APP = onlyIn(Set.of("transport", "app"), "io.vertx.ext.web..");

    @ArchTest
    static final ArchRule DATABASES_ONLY_IN_JOURNAL = onlyIn(
            Set.of("journal"), "java.sql..", "org.sqlite..", "org.postgresql..", "com.zaxxer..", "org.flywaydb..");

    @ArchTest
    static final ArchRule WHO_COUNTS_DOES_NOT_TELL =
            onlyIn(Set.of("app"), "io.micrometer..", "io.prometheus..", "ch.qos.logback..");

    private static ArchRule onlyIn(Set<String> names, String... library) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(trees(names))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library);
    }

    private static String tree(String name) {
        return ROOT + name + "..";
    }

    private static String[] trees(Set<String> names) {
        return names.stream().map(PackagesTest::tree).toArray(String[]::new);
    }
}
