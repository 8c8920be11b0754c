package io.inkwire.app;

import io.inkwire.app.config.ConfigException;
import io.inkwire.app.config.Given;
import io.inkwire.app.config.Setting;
import io.inkwire.app.config.Settings;
import io.inkwire.app.config.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The settings as options of a command, each taken as text: {@link Values} judges them, so that a bad value is refused in
 * the same words wherever it stands. Confined to the thread that runs the command.
 */
final class SettingOptions {
    private SettingOptions() {}

    /** @param command a picocli command, which then takes all settings as options beside its own */
    static CommandLine command(Object command) {
        CommandLine line = new CommandLine(command);
        CommandSpec spec = line.getCommandSpec();
        for (Setting<?> setting : Settings.ALL) {
            if (!setting.secret()) {
                spec.addOption(option(setting));
            }
        }
        spec.usageMessage()
                .footer(
                        "",
                        "Each setting may also be given by the environment: " + Settings.BASE_PATH.option() + " by "
                                + Settings.BASE_PATH.environment() + " and so on; or in the file that "
                                + Settings.CONFIG.option() + " names. An option goes before the environment, that"
                                + " before the file. inkwire config shows what is in force.");
        return line;
    }

    private static OptionSpec option(Setting<?> setting) {
        // A percent sign would be taken for a format.
        String description = setting.description().replace("%", "%%");
        if (setting.kind().flag()) {
            return OptionSpec.builder(setting.option())
                    .type(Boolean.class)
                    .arity("0")
                    .negatable(true)
                    .description(description)
                    .build();
        }
        OptionSpec.Builder builder =
                OptionSpec.builder(setting.option()).paramLabel(setting.label()).description(description);
        return (setting.kind().many()
                        ? builder.type(List.class).auxiliaryTypes(String.class).arity("1")
                        : builder.type(String.class).arity("1"))
                .build();
    }

    /** All settings of a command just parsed, with environment and file. */
    static Values values(CommandSpec command, Map<String, String> environment) throws InterruptedException {
        ParseResult parsed = command.commandLine().getParseResult();
        Map<Setting<?>, List<String>> texts = new LinkedHashMap<>();
        for (Setting<?> setting : Settings.ALL) {
            if (!setting.secret() && parsed.hasMatchedOption(setting.option())) {
                Object value = parsed.matchedOptionValue(setting.option(), "");
                texts.put(
                        setting,
                        value instanceof List<?> list
                                ? list.stream().map(String::valueOf).toList()
                                : List.of(value.toString()));
            }
        }
        try {
            return Values.of(Given.options(texts), environment);
        } catch (ConfigException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }
}
