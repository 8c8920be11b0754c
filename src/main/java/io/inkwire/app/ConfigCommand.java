package io.inkwire.app;

import io.inkwire.app.config.Values;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what a server started with the same options, environment and file would run with. Confined to its thread. */
@Command(
        name = ConfigCommand.NAME,
        description = "Checks the settings as serve would, and prints what is in force and where each value came from."
                + " Of a secret only whether it is set.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false)
final class ConfigCommand implements Callable<Integer> {
    static final String NAME = "config";

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    ConfigCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        Values values = SettingOptions.values(spec, environment);
        ServeSettings.of(values, spec.commandLine());
        List<Values.Line> lines = values.lines();
        int names = width(lines.stream().map(Values.Line::name).toList());
        int shown = width(lines.stream().map(Values.Line::value).toList());
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(line ->
                out.printf("%-" + names + "s  %-" + shown + "s  %s%n", line.name(), line.value(), line.origin()));
        out.flush();
        return 0;
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(1);
    }
}
