package io.inkwire.app.config;

import io.inkwire.app.config.Given.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is in force, each value checked, and where it came from: an option goes before the environment, that before the
 * file, that before the default. Immutable.
 */
public final class Values {
    private static final Given DEFAULTS = new Given(Source.DEFAULT, "", Map.of());

    private record Value<T>(Setting<T> setting, List<String> texts, List<T> parsed, Given from) {}

    private final Map<Setting<?>, Value<?>> values;

    private Values(Map<Setting<?>, Value<?>> values) {
        this.values = values;
    }

    /**
     * Reads the file that options or environment name, and puts all together.
     *
     * @throws ConfigException where a name is none or a value is refused, wherever it stands, also where it is overridden
     */
    public static Values of(Given options, Map<String, String> variables) throws ConfigException, InterruptedException {
        Given environment = Given.environment(variables);
        List<Given> strongestFirst = new ArrayList<>(List.of(options, environment));
        Value<?> file = value(Settings.CONFIG, strongestFirst);
        if (!file.texts.isEmpty()) {
            strongestFirst.add(ConfigFile.read(file.texts.get(0)));
        }
        return of(strongestFirst);
    }

    static Values of(List<Given> strongestFirst) throws ConfigException {
        Map<Setting<?>, Value<?>> values = new LinkedHashMap<>();
        for (Setting<?> setting : Settings.ALL) {
            values.put(setting, value(setting, strongestFirst));
        }
        return new Values(values);
    }

    private static <T> Value<T> value(Setting<T> setting, List<Given> strongestFirst) throws ConfigException {
        Value<T> strongest = null;
        for (Given given : strongestFirst) {
            Optional<List<String>> texts = given.of(setting);
            if (texts.isPresent()) {
                Value<T> value = parse(setting, texts.get(), given);
                strongest = strongest == null ? value : strongest;
            }
        }
        return strongest == null ? parse(setting, setting.standard().stream().toList(), DEFAULTS) : strongest;
    }

    private static <T> Value<T> parse(Setting<T> setting, List<String> texts, Given given) throws ConfigException {
        List<T> parsed = new ArrayList<>();
        for (String text : texts) {
            Optional<T> one = setting.kind().parse().apply(text);
            if (one.isEmpty()) {
                throw new ConfigException(
                        given.name(setting) + " must " + setting.kind().must() + ", not "
                                + (setting.secret() ? "what it is" : text.isBlank() ? "'" + text + "'" : text));
            }
            parsed.add(one.get());
        }
        return new Value<>(setting, texts, parsed, given);
    }

    @SuppressWarnings("unchecked") // by value(): a setting's value is of its own type
    private <T> Value<T> in(Setting<T> setting) {
        Value<?> value = values.get(setting);
        if (value == null) {
            throw new IllegalArgumentException(setting.name() + " is not in the table");
        }
        return (Value<T>) value;
    }

    /** Of a setting that has a default. */
    public <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow();
    }

    /** Empty where nothing is in force. */
    public <T> Optional<T> find(Setting<T> setting) {
        return in(setting).parsed.stream().findFirst();
    }

    /** Of a setting that may be given several times. */
    public <T> List<T> all(Setting<T> setting) {
        return List.copyOf(in(setting).parsed);
    }

    /** The setting as the operator wrote it, for a sentence about it. */
    public String name(Setting<?> setting) {
        return in(setting).from.name(setting);
    }

    /** One line of {@code inkwire config}. */
    public record Line(String name, String value, String origin) {}

    /** All that is in force, in the table's order; of a secret only whether it is set. */
    public List<Line> lines() {
        return values.values().stream().map(Values::line).toList();
    }

    private static Line line(Value<?> value) {
        boolean set = !value.texts.isEmpty();
        String shown = value.setting.secret()
                ? (set ? "(set)" : "(not set)")
                : set ? String.join(", ", value.texts) : "(none)";
        return new Line(value.setting.name(), shown.isEmpty() ? "(none)" : shown, value.from.origin(value.setting));
    }
}
