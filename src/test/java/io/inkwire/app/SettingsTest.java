package io.inkwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.app.config.Setting;
import io.inkwire.app.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The table of settings against all that lists them. */
final class SettingsTest {
    private static final Pattern COUNTED = Pattern.compile(".*(-ms|-s|-bytes|-kib|-mib|-hz|port|-loops|-days)");

    @Test
    @DisplayName("OPERATIONS.md lists exactly the settings of the table")
    void operations() throws IOException {
        String document = Files.readString(Path.of("src/docs/OPERATIONS.md"));
        // To be pasted there where it differs.
        assertThat(document).contains(table());
    }

    @Test
    @DisplayName("serve --help lists exactly the settings of the table, each with its description")
    void help() {
        String help = Objects.requireNonNull(
                        Main.commandLine(Map.of()).getSubcommands().get(ServeCommand.NAME))
                .getUsageMessage()
                .replaceAll("\\s+", " ");
        List<String> listed = new ArrayList<>();
        Matcher options =
                Pattern.compile(" --(?:\\[no-\\])?([a-z-]+)(?==| [A-Z])").matcher(help);
        int from = help.indexOf("-V, --version");
        for (options.region(from, help.length()); options.find(); ) {
            listed.add(options.group(1));
        }
        for (Setting<?> setting : Settings.ALL) {
            assertThat(help.contains(setting.description())).as(setting.name()).isEqualTo(!setting.secret());
            assertThat(listed.contains(setting.name())).as(setting.name()).isEqualTo(!setting.secret());
        }
    }

    @Test
    @DisplayName("each option that the table of README names is a setting")
    void readme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        List<String> names = Settings.ALL.stream().map(Setting::option).toList();
        Matcher rows = Pattern.compile("(?m)^\\| `(--[a-z-]+)").matcher(readme);
        int found = 0;
        for (; rows.find(); found++) {
            assertThat(names).contains(rows.group(1));
        }
        assertThat(found).isGreaterThan(3);
    }

    @Test
    @DisplayName("what is counted says its unit at the end of its name")
    void units() {
        for (Setting<?> setting : Settings.ALL) {
            if (setting.kind().must().matches("be \\d+ to \\d+")) {
                assertThat(setting.name()).matches(COUNTED);
            }
        }
    }

    @Test
    @DisplayName("names are told apart, and defaults are such as the settings take")
    void sound() {
        assertThat(Settings.ALL.stream().map(Setting::name)).doesNotHaveDuplicates();
        for (Setting<?> setting : Settings.ALL) {
            setting.standard()
                    .ifPresent(standard -> assertThat(setting.kind().parse().apply(standard))
                            .as(setting.name())
                            .isPresent());
        }
    }

    private static String table() {
        String head = "| key in the file | option | environment | takes | default | |\n|---|---|---|---|---|---|\n";
        return Settings.ALL.stream()
                .map(setting -> "| `" + setting.name() + "` | "
                        + (setting.secret() ? "–" : "`" + setting.option() + "`") + " | `" + setting.environment()
                        + "` | " + takes(setting) + " | " + setting.otherwise() + " | " + setting.text() + " |\n")
                .collect(Collectors.joining("", head, ""));
    }

    private static String takes(Setting<?> setting) {
        String must = setting.kind().must();
        return must.replaceFirst("^(be|look) ", "") + (setting.kind().many() ? ", several" : "");
    }
}
