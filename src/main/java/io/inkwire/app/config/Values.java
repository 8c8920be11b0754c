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

    /** @param texts each of them such as the setting takes */
    private record Value(List<String> texts, Given from) {}

    private final Map<Setting<?>, Value> values;

    private Values(Map<Setting<?>, Value> values) {
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
        Value file = value(Settings.CONFIG, strongestFirst);
        if (!file.texts.isEmpty()) {
            strongestFirst.add(ConfigFile.read(file.texts.get(0)));
        }
        return of(strongestFirst);
    }

    static Values of(List<Given> strongestFirst) throws ConfigException {
        Map<Setting<?>, Value> values = new LinkedHashMap<>();
        for (Setting<?> setting : Settings.ALL) {
            values.put(setting, value(setting, strongestFirst));
        }
        return new Values(values);
    }

    private static Value value(Setting<?> setting, List<Given> strongestFirst) throws ConfigException {
        Value strongest = null;
        for (Given given : strongestFirst) {
            Optional<List<String>> texts = given.of(setting);
            if (texts.isPresent()) {
                check(setting, texts.get(), given);
                strongest = strongest == null ? new Value(texts.get(), given) : strongest;
            }
        }
        return strongest == null ? new Value(setting.standard().stream().toList(), DEFAULTS) : strongest;
    }

    private static void check(Setting<?> setting, List<String> texts, Given given) throws ConfigException {
        for (String text : texts) {
            if (setting.kind().parse().apply(text).isEmpty()) {
                throw new ConfigException(
                        given.name(setting) + " must " + setting.kind().must() + ", not "
                                + (setting.secret() ? "what it is" : text.isBlank() ? "'" + text + "'" : text));
            }
        }
    }

    private Value in(Setting<?> setting) {
        Value value = values.get(setting);
        if (value == null) {
            throw new IllegalArgumentException(setting.name() + " is not in the table");
        }
        return value;
    }

    /** Of a setting that has a default. */
    public <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow();
    }

    /** Empty where nothing is in force. */
    public <T> Optional<T> find(Setting<T> setting) {
        return all(setting).stream().findFirst();
    }

    /** Of a setting that may be given several times. */
    public <T> List<T> all(Setting<T> setting) {
        return in(setting).texts.stream()
                .flatMap(text -> setting.kind().parse().apply(text).stream())
                .toList();
    }

    /** The setting as the operator wrote it, for a sentence about it. */
    public String name(Setting<?> setting) {
        return in(setting).from.name(setting);
    }

    /** Nobody has said anything of it. */
    public boolean isDefault(Setting<?> setting) {
        return in(setting).from.source() == Source.DEFAULT;
    }

    /** One line of {@code inkwire config}. */
    public record Line(String name, String value, String origin) {}

    /** All that is in force, in the table's order; of a secret only whether it is set. */
    public List<Line> lines() {
        return values.entrySet().stream()
                .map(each -> line(each.getKey(), each.getValue()))
                .toList();
    }

    private static Line line(Setting<?> setting, Value value) {
        String text = String.join(", ", value.texts);
        String shown = setting.secret() ? (text.isEmpty() ? "(not set)" : "(set)") : text.isEmpty() ? "(none)" : text;
        return new Line(setting.name(), shown, value.from.origin(setting));
    }
}
