package io.inkwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class ReplayCommandTest {
    private static final int USAGE = 2;
    private static final int NOT_FINISHED = 3;

    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--ink none.ndjson --url http://localhost:1|--ink: cannot read none.ndjson",
                "--ink x --url ftp://localhost|--url must be like http://localhost:8080, not ftp://localhost",
                "--ink x --url http://localhost --second-url :|Invalid value for option '--second-url'",
                "--ink x|Missing required option: '--url=URL'",
                "--url http://localhost|Missing required option: '--ink=FILE'",
                "--ink x --url http://localhost --clients 0|--clients must be 1 to 1000, not 0",
                "--ink x --url http://localhost --speed 0|--speed must be above 0, not 0.0",
                "--ink x --url http://localhost --speed fast|Invalid value for option '--speed'",
                "--ink x --url http://localhost --check|--check needs --board ID",
                "--ink x --url http://localhost --key k|--key is of use only together with --board ID",
                "--ink x --url http://localhost --board a.b|--board must be 1 to 64 of",
                "--ink x --url http://localhost --timeout 0|--timeout must be above 0, not 0",
                "--ink x --url http://localhost --transport pigeon|--transport must be one of websocket, xhr-streaming,",
                "--ink x --url http://localhost --transport tcp|--tcp-port and --transport tcp go together",
                "--ink x --url http://localhost --tcp-port 5|--tcp-port and --transport tcp go together",
                "--ink x --url http://localhost --transport tcp --tcp-port 0|--tcp-port must be 1 to 65535, not 0",
                "--ink x --url http://localhost --nonsense|Unknown option: '--nonsense'",
            })
    @DisplayName("a bad option says what is wrong and exits 2")
    void refuses(String arguments, String sentence) {
        assertThat(run(arguments.split(" "))).isEqualTo(USAGE);
        assertThat(said.toString()).contains(sentence);
    }

    @Test
    @DisplayName("a server that is not there is named, and the command exits 3")
    void saysThatNobodyIsThere() throws IOException {
        Path ink = Files.writeString(folder.resolve("ink.ndjson"), "{\"points\":[[1,2]]}");
        assertThat(run("--url", "http://127.0.0.1:1", "--ink", ink.toString())).isEqualTo(NOT_FINISHED);
        assertThat(said.toString()).contains("no board could be made").contains("127.0.0.1:1");
    }

    @Test
    @DisplayName("a board's id and key may begin like an option")
    void takesAnyKey() {
        CommandLine.ParseResult parsed = Main.commandLine(Map.of())
                .parseArgs("replay", "--url", "http://localhost", "--ink", "x", "--board", "-habc", "--key", "-Vdef");
        assertThat(parsed.subcommand().matchedOptionValue("--board", "")).isEqualTo("-habc");
        assertThat(parsed.subcommand().matchedOptionValue("--key", "")).isEqualTo("-Vdef");
    }

    private int run(String... arguments) {
        PrintWriter writer = new PrintWriter(said, true);
        CommandLine line = Main.commandLine(Map.of()).setOut(writer).setErr(writer);
        String[] all = Stream.concat(Stream.of(ReplayCommand.NAME), Stream.of(arguments))
                .toArray(String[]::new);
        return Main.run(line, all);
    }
}
