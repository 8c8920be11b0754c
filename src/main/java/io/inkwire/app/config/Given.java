package io.inkwire.app.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The texts that one source gives. Immutable.
 *
 * @param file the file's name as the operator gave it; empty for the other sources
 */
public record Given(Source source, String file, Map<Setting<?>, List<String>> texts) {
    /** Where a value may come from, the strongest first. */
    public enum Source {
        OPTION,
        ENVIRONMENT,
        FILE,
        DEFAULT
    }

    public Given {
        texts = Map.copyOf(texts);
    }

    public static Given options(Map<Setting<?>, List<String>> texts) {
        return new Given(Source.OPTION, "", texts);
    }

    static Given file(String name, Map<Setting<?>, List<String>> texts) {
        return new Given(Source.FILE, name, texts);
    }

    /** @throws ConfigException where a name begins with INKWIRE_ and is no setting's */
    public static Given environment(Map<String, String> variables) throws ConfigException {
        Map<String, Setting<?>> known = new LinkedHashMap<>();
        Settings.ALL.forEach(setting -> known.put(setting.environment(), setting));
        Map<Setting<?>, List<String>> texts = new LinkedHashMap<>();
        for (Map.Entry<String, String> each : new TreeMap<>(variables).entrySet()) {
            String name = each.getKey();
            if (!name.startsWith(Setting.ENVIRONMENT_PREFIX)) {
                continue;
            }
            Setting<?> setting = known.get(name);
            if (setting == null) {
                throw new ConfigException(name + " in the environment is no setting's name; the nearest is "
                        + Nearest.to(name, known.keySet()) + byService(name));
            }
            texts.put(setting, split(setting, each.getValue()));
        }
        return new Given(Source.ENVIRONMENT, "", texts);
    }

    /** Kubernetes tells each pod of each service this way, and of one that is called inkwire by these very names. */
    private static String byService(String name) {
        return name.startsWith("INKWIRE_SERVICE_") || name.startsWith("INKWIRE_PORT_")
                ? " (Kubernetes sets such names for a service called inkwire: set enableServiceLinks to false)"
                : "";
    }

    private static List<String> split(Setting<?> setting, String value) {
        if (!setting.kind().many()) {
            return List.of(value);
        }
        List<String> parts = new ArrayList<>();
        for (String part : value.split(",", -1)) {
            parts.add(part.strip());
        }
        return parts;
    }

    Optional<List<String>> of(Setting<?> setting) {
        return Optional.ofNullable(texts.get(setting));
    }

    /** As the operator wrote it: {@code --port}, {@code INKWIRE_PORT}, {@code port in inkwire.yaml}. */
    String name(Setting<?> setting) {
        return switch (source) {
            case OPTION, DEFAULT -> setting.option();
            case ENVIRONMENT -> setting.environment();
            case FILE -> setting.name() + " in " + file;
        };
    }

    /** In the words of {@code inkwire config}. */
    String origin(Setting<?> setting) {
        return switch (source) {
            case OPTION -> "option " + setting.option();
            case ENVIRONMENT -> "environment " + setting.environment();
            case FILE -> "file " + file;
            case DEFAULT -> "default";
        };
    }
}
