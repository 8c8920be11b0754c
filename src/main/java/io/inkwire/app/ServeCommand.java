package io.inkwire.app;

import io.inkwire.app.ServeSettings.JournalKind;
import io.inkwire.cluster.ClusterConfig;
import io.inkwire.cluster.ClusterConfigException;
import io.inkwire.transport.TcpVerticle.TcpSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts a server and waits until it is told to stop. Confined to the thread that runs the command. */
@Command(
        name = ServeCommand.NAME,
        description = "Starts the server. This is what happens where no command is named.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false)
final class ServeCommand implements Callable<Integer> {
    static final String NAME = "serve";

    private static final int MAX_PORT = 65_535;
    private static final int MAX_EVENT_LOOPS = 256;
    private static final Pattern BASE_PATH = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.\\-\\[\\]:]+");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address that clients reach; 0.0.0.0 lets other machines in. Default: ${DEFAULT-VALUE}.")
    private String host = "";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port that clients reach; 0 for any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--base-path",
            paramLabel = "PATH",
            defaultValue = "",
            description =
                    "What all addresses begin with, such as /whiteboard, where a proxy shares its name among sites.")
    private String basePath = "";

    @Option(
            names = "--tcp-port",
            paramLabel = "PORT",
            description =
                    "Takes clients over raw TCP on this port too; 0 for any free one. Default: none. There is no TLS"
                            + " on it, so mind who can read along.")
    private @Nullable Integer tcpPort;

    @Option(
            names = "--tcp-host",
            paramLabel = "ADDRESS",
            description = "Address that clients over raw TCP reach. Default: that of --host.")
    private @Nullable String tcpHost;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Folder of the boards, made where it is missing. Default: ${DEFAULT-VALUE}.")
    private Path data = Path.of("");

    @Option(
            names = "--journal",
            paramLabel = "KIND",
            defaultValue = "sqlite",
            description = "sqlite: boards are kept in the data folder. memory: they last as long as the server."
                    + " Default: ${DEFAULT-VALUE}.")
    private JournalKind journal = JournalKind.sqlite;

    @Option(
            names = "--open-boards",
            description = "Anybody may draw on any board without a key, and a board is made by opening it.")
    private boolean openBoards;

    @Option(
            names = "--cluster",
            paramLabel = "FILE",
            description = "Joins the cluster that this Hazelcast file describes, such as cluster-config/hazelcast.xml.")
    private @Nullable Path cluster;

    @Option(
            names = "--cluster-host",
            paramLabel = "ADDRESS",
            description = "Address of this machine that only the cluster's machines reach. Default: as in FILE.")
    private @Nullable String clusterHost;

    @Option(
            names = "--cluster-port",
            paramLabel = "PORT",
            description = "First port to try for the cluster's members. Default: as in FILE.")
    private @Nullable Integer clusterPort;

    @Option(
            names = "--origin",
            paramLabel = "ORIGIN",
            description = "Lets pages of this origin connect too, such as https://draw.example.org where a proxy serves"
                    + " them; may be given several times.")
    private Set<String> origins = Set.of();

    @Option(
            names = "--sockjs-jsonp",
            description =
                    "Offers SockJS's JSONP transport to browsers that know nothing better. Any page may load a script,"
                            + " so a browser that does not say whose page asks lets every page connect that knows a board's key.")
    private boolean sockJsJsonp;

    @Option(
            names = "--web",
            paramLabel = "DIR",
            description = "Serves the page from this folder, read anew each time, for who works on it.")
    private @Nullable Path web;

    @Option(
            names = "--event-loops",
            paramLabel = "N",
            description = "Threads that carry connections and boards. Default: one a processor.")
    private int eventLoops = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws StartException, InterruptedException {
        Node node = Node.start(settings());
        Shutdown shutdown = Shutdown.hook(node);
        spec.commandLine().getOut().println("Inkwire is ready: " + node.url());
        node.tcpAddress().ifPresent(address -> spec.commandLine().getOut().println("Raw TCP: " + address));
        spec.commandLine().getOut().flush();
        shutdown.await();
        return 0;
    }

    private ServeSettings settings() {
        check(port >= 0 && port <= MAX_PORT, "--port must be 0 to 65535, not " + port);
        check(
                eventLoops >= 1 && eventLoops <= MAX_EVENT_LOOPS,
                "--event-loops must be 1 to " + MAX_EVENT_LOOPS + ", not " + eventLoops);
        check(!host.isBlank(), "--host must not be empty");
        check(
                BASE_PATH.matcher(basePath).matches(),
                "--base-path must look like /whiteboard, without a slash at its end, not " + basePath);
        for (String origin : origins) {
            check(ORIGIN.matcher(origin).matches(), "--origin must look like https://draw.example.org, not " + origin);
        }
        check(web == null || Files.isDirectory(web), "--web must be a folder, and " + web + " is none");
        return new ServeSettings(
                host,
                port,
                basePath,
                tcp(),
                data,
                journal,
                cluster(),
                openBoards,
                origins,
                Optional.ofNullable(web),
                sockJsJsonp,
                eventLoops);
    }

    private Optional<TcpSettings> tcp() {
        if (tcpPort == null) {
            check(tcpHost == null, "--tcp-host is of use only together with --tcp-port PORT");
            return Optional.empty();
        }
        check(tcpPort >= 0 && tcpPort <= MAX_PORT, "--tcp-port must be 0 to 65535, not " + tcpPort);
        check(tcpPort == 0 || tcpPort != port, "--tcp-port must be another than --port");
        check(tcpHost == null || !tcpHost.isBlank(), "--tcp-host must not be empty");
        return Optional.of(new TcpSettings(tcpHost == null ? host : tcpHost, tcpPort, origins));
    }

    private Optional<ClusterConfig> cluster() {
        if (cluster == null) {
            check(clusterHost == null, "--cluster-host is of use only together with --cluster FILE");
            check(clusterPort == null, "--cluster-port is of use only together with --cluster FILE");
            return Optional.empty();
        }
        check(
                clusterPort == null || (clusterPort >= 1 && clusterPort <= MAX_PORT),
                "--cluster-port must be 1 to 65535, not " + clusterPort);
        check(
                journal != JournalKind.memory,
                "--journal memory keeps boards in one process, and the nodes of a cluster must share theirs");
        try {
            return Optional.of(ClusterConfig.load(
                    cluster,
                    Optional.ofNullable(clusterHost),
                    clusterPort == null ? OptionalInt.empty() : OptionalInt.of(clusterPort)));
        } catch (ClusterConfigException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
