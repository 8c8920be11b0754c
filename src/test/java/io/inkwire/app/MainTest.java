package io.inkwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.app.config.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--prot 1                          | Unknown options: '--prot', '1'",
                "nonsense                          | Unmatched argument at index 0: 'nonsense'",
                "serve --port                      | Missing required parameter for option '--port' (PORT)",
                "--port http                       | --port must be 0 to 65535, not http",
                "--port 70000                      | --port must be 0 to 65535, not 70000",
                "--port -1                         | --port must be 0 to 65535, not -1",
                "--tcp-port 70000                  | --tcp-port must be 0 to 65535, not 70000",
                "--tcp-port 8080                   | --tcp-port must be another than --port",
                "--tcp-host 127.0.0.1              | --tcp-host is of use only together with --tcp-port PORT",
                "--origin draw.example.org         | --origin must look like https://draw.example.org, not draw.example.org",
                "--origin https://a.example/       | not https://a.example/",
                "--web missing                     | --web must be a folder that is there, not missing",
                "--base-path whiteboard            | --base-path must look like /whiteboard",
                "--base-path /whiteboard/          | without a slash at its end, not /whiteboard/",
                "--event-loops 0                   | --event-loops must be 1 to 256, not 0",
                "--journal paper                   | --journal must be sqlite or postgres or memory, not paper",
                "--journal postgres                | --journal postgres needs --jdbc URL, such as jdbc:postgresql:",
                "--journal postgres --jdbc jdbc:mysql://a/b | URL must begin with jdbc:postgresql:",
                "--journal postgres --jdbc jdbc:postgresql://a/b?PassWord=c | must not hold a password",
                "--journal postgres --jdbc jdbc:postgresql:a --jdbc-password-file missing | cannot read the password file missing",
                "--journal postgres --jdbc jdbc:postgresql:a --jdbc-password-file pom.xml | pom.xml is too long for a password",
                "--journal postgres --jdbc jdbc:postgresql:a --jdbc-password-file .gitignore | .gitignore must hold one line",
                "--jdbc jdbc:postgresql:a          | --jdbc is of use only together with --journal postgres",
                "--jdbc-user a                     | --jdbc-user is of use only together with --journal postgres",
                "--jdbc-password-file a            | --jdbc-password-file is of use only together with --journal postgres",
                "--jdbc-password a                 | Unknown options: '--jdbc-password', 'a'",
                "--admin-host 127.0.0.1            | --admin-host is of use only together with --admin-port PORT",
                "--admin-port 8080                 | --admin-port must be another than --port",
                "--admin-port 1 --tcp-port 1       | --admin-port must be another than --tcp-port",
                "--admin-port 70000                | --admin-port must be 0 to 65535, not 70000",
                "--log-format xml                  | --log-format must be text or json, not xml",
                "--cluster-host 127.0.0.1          | --cluster-host is of use only together with --cluster FILE",
                "--cluster-port 5701               | --cluster-port is of use only together with --cluster FILE",
                "--cluster missing.xml             | cannot read the cluster file missing.xml",
                "--cluster FILE --cluster-port 0   | --cluster-port must be 1 to 65535, not 0",
                "--cluster FILE --cluster-host 0.0.0.0 | the cluster host 0.0.0.0 would open the cluster to everybody",
                "--cluster FILE --cluster-host ::  | the cluster host :: would open the cluster to everybody",
                "--cluster FILE --cluster-host 192.0.2.1 | 192.0.2.1 is not an address of this machine",
                "--cluster FILE --journal memory   | the nodes of a cluster must share theirs",
            })
    @DisplayName("a bad option is said in one sentence, with where to look, and exits 2")
    void badOption(String arguments, String sentence) {
        int code = run(arguments.replace("FILE", "cluster-config/hazelcast.xml").split(" "));
        assertThat(err.toString().lines()).hasSize(2);
        assertThat(err.toString()).startsWith("inkwire: ").contains(sentence).contains("--help");
        assertThat(out.toString()).isEmpty();
        assertThat(code).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"--help, Commands:", "serve --help, --[no-]open-boards", "--version, inkwire"})
    @DisplayName("help and version are answers, and exit 0")
    void help(String arguments, String part) {
        assertThat(run(arguments.split(" "))).isZero();
        assertThat(out.toString()).contains(part);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    @DisplayName("a data folder that is a file is said in one sentence, and exits 1")
    void dataIsFile() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(run("--port", "0", "--data", file.toString())).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).startsWith("inkwire: cannot open the boards in " + file + ": ");
    }

    @Test
    @DisplayName("a database that is not there is said in one sentence, without the URL's parameters, and exits 1")
    void noDatabase() {
        assertThat(run(
                        "--port",
                        "0",
                        "--journal",
                        "postgres",
                        "--jdbc",
                        "jdbc:postgresql://127.0.0.1:1/ink?sslkey=mine"))
                .isEqualTo(1);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "inkwire: cannot open the boards in jdbc:postgresql://127.0.0.1:1/ink: Connection refused");
    }

    @Test
    @DisplayName("a password that is given twice is said, and is not printed")
    void twoPasswords() {
        environment.put("INKWIRE_JDBC_PASSWORD", "s3cret");
        assertThat(run("--journal", "postgres", "--jdbc", "jdbc:postgresql:a", "--jdbc-password-file", "a"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("given twice, by INKWIRE_JDBC_PASSWORD and by --jdbc-password-file")
                .doesNotContain("s3cret");
    }

    @Test
    @DisplayName("a host that no machine has is said in one sentence, and exits 1")
    void foreignHost() {
        assertThat(run("--host", "192.0.2.1", "--journal", "memory")).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).startsWith("inkwire: cannot listen on port 8080 of 192.0.2.1: ");
    }

    @Test
    @DisplayName("[TRN-7] the same of raw TCP's host, before anything is started")
    void foreignTcpHost() {
        assertThat(run("--port", "0", "--tcp-port", "8090", "--tcp-host", "192.0.2.1", "--journal", "memory"))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith("inkwire: cannot listen on port 8090 of 192.0.2.1: ");
    }

    @Test
    @DisplayName("config prints each setting, what is in force, and where it came from")
    void config() throws Exception {
        Path file =
                Files.writeString(folder.resolve("inkwire.yaml"), "port: 9000\nopen-boards: true\nheader-ms: 2000\n");
        environment.put("INKWIRE_CONFIG", file.toString());
        environment.put("INKWIRE_PORT", "9001");
        environment.put("INKWIRE_HEADER_MS", "3000");
        assertThat(run("config", "--port", "9002")).isZero();
        assertThat(out.toString().lines().map(line -> line.replaceAll(" {2,}", "|")))
                .contains(
                        "config|" + file + "|environment INKWIRE_CONFIG",
                        "host|127.0.0.1|default",
                        "port|9002|option --port",
                        "open-boards|true|file " + file,
                        "header-ms|3000|environment INKWIRE_HEADER_MS",
                        "tcp-port|(none)|default");
        assertThat(out.toString().lines()).hasSize(Settings.ALL.size());
        assertThat(err.toString()).isEmpty();
    }

    @Test
    @DisplayName("config refuses what serve would refuse")
    void configRefuses() {
        environment.put("INKWIRE_TCP_HOST", "127.0.0.1");
        assertThat(run("config")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("inkwire: INKWIRE_TCP_HOST is of use only together with --tcp-port PORT")
                .contains("Try: inkwire config --help");
    }

    @Test
    @DisplayName("a flag set by the file is taken back by its option")
    void flagTakenBack() throws Exception {
        Path file = Files.writeString(folder.resolve("inkwire.json"), "{\"open-boards\": true}");
        assertThat(run("config", "--config", file.toString(), "--no-open-boards"))
                .isZero();
        assertThat(out.toString()).containsPattern("open-boards +false +option --open-boards");
    }

    private int run(String... arguments) {
        return Main.run(
                Main.commandLine(environment).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)),
                arguments);
    }
}
