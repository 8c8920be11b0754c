package io.inkwire.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ValuesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "inkwire.yaml | prot: 1              | prot in FILE is no setting; the nearest is port",
                "inkwire.yaml | basePath: /a         | basePath in FILE is no setting; the nearest is base-path",
                "inkwire.json | {\"tcp_prot\": 1}    | tcp_prot in FILE is no setting; the nearest is tcp-port",
                "inkwire.yaml | port: 70000          | port in FILE must be 0 to 65535, not 70000",
                "inkwire.yaml | port: http           | port in FILE must be 0 to 65535, not http",
                "inkwire.yaml | port: 80.5           | port in FILE must be 0 to 65535, not 80.5",
                "inkwire.yaml | port: true           | port in FILE must be 0 to 65535, not true",
                "inkwire.yaml | port:                | port in FILE must be 0 to 65535, and it is not one value",
                "inkwire.yaml | port: [1, 2]         | port in FILE must be 0 to 65535, and it is not one value",
                "inkwire.json | {\"port\": {\"a\": 1}} | port in FILE must be 0 to 65535, and it is not one value",
                "inkwire.yaml | host: ''             | host in FILE must be an address and not empty, not ''",
                "inkwire.yaml | open-boards: 1       | open-boards in FILE must be true or false, not 1",
                "inkwire.yaml | journal: paper       | journal in FILE must be sqlite or postgres or memory, not paper",
                "inkwire.yaml | origin: [draw]       | origin in FILE must look like https://draw.example.org, not draw",
                "inkwire.yaml | origin: {a: b}       | origin in FILE must look like https://draw.example.org, or be a list of such, and it is not one value",
                "inkwire.yaml | web: nowhere         | web in FILE must be a folder that is there, not nowhere",
                "inkwire.yaml | stalled-ms: 999      | stalled-ms in FILE must be 1000 to 600000, not 999",
                "inkwire.yaml | outbound-bytes: 1    | outbound-bytes in FILE must be 65536 to 67108864, not 1",
                "inkwire.yaml | header-ms: 1h        | header-ms in FILE must be 1000 to 600000, not 1h",
                "inkwire.yaml | config: other.yaml   | config in FILE would name another file, and there is only one",
                "inkwire.yaml | - port               | cannot read the settings in FILE: it must hold settings and nothing else, each as NAME: VALUE",
                "inkwire.json | []                   | cannot read the settings in FILE: it must hold settings and nothing else, each as NAME: VALUE",
                "inkwire.yaml | a: [                 | cannot read the settings in FILE: it is not YAML near line 1, column 5",
                "inkwire.json | {\"port\": 1         | cannot read the settings in FILE: it is not JSON near line 1, column 11",
                "inkwire.conf | port = 1             | the name of a file of settings must end in .yaml, .yml or .json, and FILE does not",
            })
    @DisplayName("a bad file is refused in one sentence that names the key, what was given, and what is allowed")
    void badFile(String name, String content, String sentence) throws Exception {
        Path file = Files.writeString(folder.resolve(name), content);
        assertThatThrownBy(() -> of(Map.of(), Map.of("INKWIRE_CONFIG", file.toString())))
                .isInstanceOf(ConfigException.class)
                .hasMessage(sentence.replace("FILE", file.toString()));
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "INKWIRE_PROT         | 1    | INKWIRE_PROT in the environment is no setting's name; the nearest is INKWIRE_PORT",
                "INKWIRE_BASEPATH     | /a   | INKWIRE_BASEPATH in the environment is no setting's name; the nearest is INKWIRE_BASE_PATH",
                "INKWIRE_SERVICE_HOST | 1    | INKWIRE_SERVICE_HOST in the environment is no setting's name; the nearest is INKWIRE_TCP_HOST (Kubernetes sets such names for a service called inkwire: set enableServiceLinks to false)",
                "INKWIRE_PORT         | tcp://10.0.0.1:80 | INKWIRE_PORT must be 0 to 65535, not tcp://10.0.0.1:80",
                "INKWIRE_PORT         | ''   | INKWIRE_PORT must be 0 to 65535, not ''",
                "INKWIRE_OPEN_BOARDS  | yes  | INKWIRE_OPEN_BOARDS must be true or false, not yes",
                "INKWIRE_ORIGIN       | 'https://a.example, b' | INKWIRE_ORIGIN must look like https://draw.example.org, not b",
                "INKWIRE_CONFIG       | nowhere.yaml | cannot read the settings in nowhere.yaml: there is no such file that may be read",
            })
    @DisplayName("a bad environment is refused in one sentence, unknown names too")
    void badEnvironment(String name, String value, String sentence) {
        assertThatThrownBy(() -> of(Map.of(), Map.of(name, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessage(sentence);
    }

    @Test
    @DisplayName("an option goes before the environment, that before the file, that before the default")
    void precedence() throws Exception {
        String file = file("host: file\nport: 1\nstalled-ms: 1001\n");
        Values values = of(
                Map.of(Settings.HOST, List.of("option")),
                Map.of("INKWIRE_CONFIG", file, "INKWIRE_HOST", "environment", "INKWIRE_PORT", "2", "PATH", "/bin"));
        assertThat(values.get(Settings.HOST)).isEqualTo("option");
        assertThat(values.name(Settings.HOST)).isEqualTo("--host");
        assertThat(values.get(Settings.PORT)).isEqualTo(2);
        assertThat(values.name(Settings.PORT)).isEqualTo("INKWIRE_PORT");
        assertThat(values.get(Settings.STALLED_MS)).isEqualTo(1_001);
        assertThat(values.name(Settings.STALLED_MS)).isEqualTo("stalled-ms in " + file);
        assertThat(values.get(Settings.OUTBOUND_BYTES)).isEqualTo(1_048_576);
        assertThat(values.find(Settings.TCP_PORT)).isEmpty();
    }

    @Test
    @DisplayName("a bad value is refused also where a stronger source overrides it")
    void overriddenIsChecked() throws Exception {
        String file = file("port: 70000");
        assertThatThrownBy(() -> of(Map.of(Settings.PORT, List.of("1")), Map.of("INKWIRE_CONFIG", file)))
                .hasMessage("port in " + file + " must be 0 to 65535, not 70000");
    }

    @Test
    @DisplayName("what may be given several times is a list in the file, and parted by commas in the environment")
    void several() throws Exception {
        String list = file("origin:\n  - https://a.example\n  - https://b.example\n");
        assertThat(of(Map.of(), Map.of("INKWIRE_CONFIG", list)).all(Settings.ORIGIN))
                .containsExactly("https://a.example", "https://b.example");
        assertThat(of(Map.of(), Map.of("INKWIRE_ORIGIN", "https://a.example, https://b.example"))
                        .all(Settings.ORIGIN))
                .containsExactly("https://a.example", "https://b.example");
    }

    @Test
    @DisplayName("what was given neither breaks the line nor fills the screen")
    void oneLine() {
        assertThatThrownBy(() -> of(Map.of(), Map.of("INKWIRE_PORT", "1\n2" + "3".repeat(5_000))))
                .message()
                .startsWith("INKWIRE_PORT must be 0 to 65535, not 1 2333")
                .hasSizeLessThan(700);
    }

    @Test
    @DisplayName("a file of comments alone sets nothing")
    void comments() throws Exception {
        assertThat(of(Map.of(), Map.of("INKWIRE_CONFIG", file("# nothing yet\n")))
                        .get(Settings.PORT))
                .isEqualTo(8080);
    }

    @Test
    @DisplayName("a file that is far too large is refused unread")
    void large() throws Exception {
        String file = file("#".repeat(300_000));
        assertThatThrownBy(() -> of(Map.of(), Map.of("INKWIRE_CONFIG", file)))
                .hasMessage("cannot read the settings in " + file + ": it is larger than 262144 bytes");
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("inkwire.yaml"), content).toString();
    }

    private static Values of(Map<Setting<?>, List<String>> options, Map<String, String> environment) throws Exception {
        return Values.of(Given.options(new HashMap<>(options)), environment);
    }
}
