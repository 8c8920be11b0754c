package io.inkwire.app;

import io.inkwire.app.config.JournalKind;
import io.inkwire.app.config.LogFormat;
import io.inkwire.app.config.Setting;
import io.inkwire.app.config.Settings;
import io.inkwire.app.config.Values;
import io.inkwire.cluster.ClusterConfig;
import io.inkwire.cluster.ClusterConfigException;
import io.inkwire.journal.PostgresSettings;
import io.inkwire.transport.TcpVerticle.TcpSettings;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * What the operator asked for, checked as far as it can be without starting anything: each value by itself, and which go
 * together.
 *
 * @param host the address that clients reach
 * @param port 1 to 65535, or 0 for one that the system chooses
 * @param basePath what all addresses begin with, such as {@code /whiteboard}; empty for none
 * @param tcp where raw TCP is taken too; empty for nowhere
 * @param data where the SQLite file is; unused for the other journals
 * @param database where the boards are with {@link JournalKind#postgres}; empty for the other journals
 * @param cluster empty for a node alone
 * @param openBoards an unknown board is made by who opens it (BRD-2)
 * @param origins origins that may connect beside the server's own, such as {@code https://draw.example.org}
 * @param web the page's files for who works on them; empty for those in the jar
 * @param sockJsJsonp whether SockJS's JSONP transport is offered
 * @param eventLoops threads that carry connections and boards, at least 1
 * @param patience bounds on slow clients
 * @param admin where figures and health are told; empty for nowhere
 * @param logFormat how the log is written
 */
record ServeSettings(
        String host,
        int port,
        String basePath,
        Optional<TcpSettings> tcp,
        Path data,
        JournalKind journal,
        Optional<PostgresSettings> database,
        Optional<ClusterConfig> cluster,
        boolean openBoards,
        Set<String> origins,
        Optional<Path> web,
        boolean sockJsJsonp,
        int eventLoops,
        Patience patience,
        Optional<Admin> admin,
        LogFormat logFormat) {
    /** @param port 0 for one that the system chooses */
    record Admin(String host, int port) {}

    /**
     * @param outboundBytes what may wait for one slow connection
     * @param stalledMs how long it may take nothing
     * @param headerMs how long a request's header may take
     */
    record Patience(int outboundBytes, int stalledMs, int headerMs) {}

    /** @param line told of what does not go together, by a {@link ParameterException} */
    static ServeSettings of(Values values, CommandLine line) {
        return new ServeSettings(
                values.get(Settings.HOST),
                values.get(Settings.PORT),
                values.get(Settings.BASE_PATH),
                tcp(values, line),
                values.get(Settings.DATA),
                values.get(Settings.JOURNAL),
                database(values, line),
                cluster(values, line),
                values.get(Settings.OPEN_BOARDS),
                new LinkedHashSet<>(values.all(Settings.ORIGIN)),
                values.find(Settings.WEB),
                values.get(Settings.SOCKJS_JSONP),
                values.get(Settings.EVENT_LOOPS),
                new Patience(
                        values.get(Settings.OUTBOUND_BYTES),
                        values.get(Settings.STALLED_MS),
                        values.get(Settings.HEADER_MS)),
                admin(values, line),
                values.get(Settings.LOG_FORMAT));
    }

    private static Optional<TcpSettings> tcp(Values values, CommandLine line) {
        Optional<Integer> port = values.find(Settings.TCP_PORT);
        if (port.isEmpty()) {
            needs(values, line, Settings.TCP_HOST, Settings.TCP_PORT);
            return Optional.empty();
        }
        String host = values.find(Settings.TCP_HOST).orElse(values.get(Settings.HOST));
        check(
                line,
                port.get() == 0 || !port.get().equals(values.get(Settings.PORT)),
                values.name(Settings.TCP_PORT) + " must be another than " + values.name(Settings.PORT));
        return Optional.of(new TcpSettings(host, port.get(), new LinkedHashSet<>(values.all(Settings.ORIGIN))));
    }

    private static Optional<PostgresSettings> database(Values values, CommandLine line) {
        try {
            return Database.of(values);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(line, e.getMessage(), e);
        }
    }

    private static Optional<Admin> admin(Values values, CommandLine line) {
        Optional<Integer> port = values.find(Settings.ADMIN_PORT);
        if (port.isEmpty()) {
            check(
                    line,
                    values.isDefault(Settings.ADMIN_HOST),
                    values.name(Settings.ADMIN_HOST) + " is of use only together with --admin-port PORT");
            return Optional.empty();
        }
        for (Setting<Integer> other : List.of(Settings.PORT, Settings.TCP_PORT)) {
            check(
                    line,
                    port.get() == 0 || !port.equals(values.find(other)),
                    values.name(Settings.ADMIN_PORT) + " must be another than " + values.name(other));
        }
        return Optional.of(new Admin(values.get(Settings.ADMIN_HOST), port.get()));
    }

    private static Optional<ClusterConfig> cluster(Values values, CommandLine line) {
        Optional<Path> file = values.find(Settings.CLUSTER);
        if (file.isEmpty()) {
            needs(values, line, Settings.CLUSTER_HOST, Settings.CLUSTER);
            needs(values, line, Settings.CLUSTER_PORT, Settings.CLUSTER);
            return Optional.empty();
        }
        check(
                line,
                values.get(Settings.JOURNAL) != JournalKind.memory,
                values.name(Settings.JOURNAL)
                        + " memory keeps boards in one process, and the nodes of a cluster must share theirs");
        try {
            return Optional.of(ClusterConfig.load(
                    file.get(),
                    values.find(Settings.CLUSTER_HOST),
                    values.find(Settings.CLUSTER_PORT).map(OptionalInt::of).orElseGet(OptionalInt::empty)));
        } catch (ClusterConfigException e) {
            throw new ParameterException(line, e.getMessage(), e);
        }
    }

    private static void needs(Values values, CommandLine line, Setting<?> setting, Setting<?> other) {
        check(
                line,
                values.find(setting).isEmpty(),
                values.name(setting) + " is of use only together with " + other.option() + " " + other.label());
    }

    private static void check(CommandLine line, boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(line, otherwise);
        }
    }
}
