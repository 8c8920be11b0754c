package io.inkwire.app;

import io.inkwire.app.replay.InkFileException;
import io.inkwire.app.replay.Replay;
import io.inkwire.app.replay.ReplayException;
import io.inkwire.app.replay.Way;
import io.inkwire.model.BoardId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Draws recorded ink on a server and reads it back. Confined to the thread that runs the command. */
@Command(
        name = ReplayCommand.NAME,
        description =
                "Draws recorded ink as several clients, reads the board back through a fresh one, and says whether"
                        + " every stroke is there exactly once. Nobody else may draw on the board meanwhile.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Every stroke is on the board exactly once.",
            "1:Something differs.",
            "2:What was asked cannot be meant.",
            "3:It could not be brought to its end."
        })
final class ReplayCommand implements Callable<Integer> {
    static final String NAME = "replay";

    private static final int SAME = 0;
    private static final int DIFFERS = 1;
    private static final int NOT_FINISHED = 3;
    private static final int MAX_CLIENTS = 1_000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--url",
            required = true,
            paramLabel = "URL",
            description = "Where the server is, such as http://localhost:8080.")
    private URI url = URI.create("");

    @Option(
            names = "--second-url",
            paramLabel = "URL",
            description =
                    "Another node of the same cluster: every second client begins there, each goes over to the other"
                            + " when its own fails, and the board is read back through both.")
    private @Nullable URI secondUrl;

    @Option(
            names = "--transport",
            paramLabel = "WAY",
            defaultValue = "websocket",
            description = "How the clients come: " + Way.NAMES + ". Default: ${DEFAULT-VALUE}.")
    private String transport = "";

    @Option(
            names = "--tcp-port",
            paramLabel = "PORT",
            description = "Where the servers take raw TCP, for --transport tcp.")
    private @Nullable Integer tcpPort;

    @Option(
            names = "--ink",
            required = true,
            paramLabel = "FILE",
            description =
                    "Recorded strokes, one JSON object a line: {\"id\", \"points\": [[x, y, t?, pressure?], ...]}, t in"
                            + " milliseconds. Points without times are taken 10 ms apart. A stroke over the limits of a board's"
                            + " element is drawn as several.")
    private Path ink = Path.of("");

    @Option(
            names = "--clients",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many draw at once; strokes are dealt to them in turn. Default: ${DEFAULT-VALUE}.")
    private int clients;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "1",
            description = "Divides all times. Default: ${DEFAULT-VALUE}.")
    private double speed;

    @Option(
            names = "--board",
            paramLabel = "ID",
            description =
                    "Draws on this board; what is there already is left out of the comparison. Default: a new one.")
    private @Nullable String board;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "The board's edit or owner key; for --check any of its keys.")
    private @Nullable String key;

    @Option(
            names = "--check",
            description = "Draws nothing: reads the board back and compares all that it holds with the file.")
    private boolean check;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description =
                    "How long drawing and settling may take. Default: three times what the ink itself takes, and two"
                            + " minutes.")
    private @Nullable Integer timeoutSeconds;

    @Override
    public Integer call() throws InterruptedException {
        try (Replay replay = new Replay(plan(), spec.commandLine().getOut())) {
            return (check ? replay.check() : replay.draw()) ? SAME : DIFFERS;
        } catch (InkFileException e) {
            throw new ParameterException(spec.commandLine(), "--ink: " + e.getMessage(), e);
        } catch (ReplayException e) {
            spec.commandLine().getErr().println("inkwire: " + e.getMessage());
            return NOT_FINISHED;
        }
    }

    private Replay.Plan plan() {
        check(clients >= 1 && clients <= MAX_CLIENTS, "--clients must be 1 to " + MAX_CLIENTS + ", not " + clients);
        check(speed > 0 && speed < Double.POSITIVE_INFINITY, "--speed must be above 0, not " + speed);
        check(board != null || !check, "--check needs --board ID: the board to read back");
        check(board != null || key == null, "--key is of use only together with --board ID");
        check(
                board == null || BoardId.parse(board).isPresent(),
                "--board must be 1 to 64 of A-Z a-z 0-9 _ -, not " + board);
        check(timeoutSeconds == null || timeoutSeconds > 0, "--timeout must be above 0, not " + timeoutSeconds);
        List<URI> servers = new ArrayList<>();
        servers.add(server("--url", url));
        if (secondUrl != null) {
            servers.add(server("--second-url", secondUrl));
        }
        return new Replay.Plan(
                servers,
                way(),
                tcpPort == null ? 0 : tcpPort,
                ink,
                clients,
                speed,
                Optional.ofNullable(board).map(id -> new Replay.Board(id, key == null ? "" : key)),
                Optional.ofNullable(timeoutSeconds).map(Duration::ofSeconds));
    }

    private Way way() {
        Optional<Way> way = Way.named(transport);
        check(way.isPresent(), "--transport must be one of " + Way.NAMES + ", not " + transport);
        boolean tcp = way.equals(Optional.of(Way.TCP));
        check(tcp == (tcpPort != null), "--tcp-port and --transport tcp go together");
        check(tcpPort == null || (tcpPort >= 1 && tcpPort <= 65_535), "--tcp-port must be 1 to 65535, not " + tcpPort);
        return way.orElseThrow();
    }

    private URI server(String option, URI given) {
        boolean scheme = "http".equals(given.getScheme()) || "https".equals(given.getScheme());
        check(scheme && given.getHost() != null, option + " must be like http://localhost:8080, not " + given);
        return given;
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
