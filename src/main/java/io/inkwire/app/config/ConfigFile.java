package io.inkwire.app.config;

import io.vertx.config.ConfigRetriever;
import io.vertx.config.ConfigRetrieverOptions;
import io.vertx.config.ConfigStoreOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file by vertx-config, on a Vert.x of its own that is gone afterwards: the server's needs the settings first.
 * Holds nothing; waits, so not for event loops.
 */
final class ConfigFile {
    /** Many times what all settings take. */
    private static final long MAX_BYTES = 256 * 1024;

    private static final Pattern PLACE = Pattern.compile("line:? (\\d+), column:? (\\d+)");

    private ConfigFile() {}

    static Given read(String name) throws ConfigException, InterruptedException {
        Path path = Path.of(name);
        String format = format(name);
        check(name, path);
        JsonObject content = isBlank(name, path) ? new JsonObject() : retrieve(name, path, format);
        Map<String, Setting<?>> known = new LinkedHashMap<>();
        Settings.ALL.stream()
                .filter(setting -> !setting.equals(Settings.CONFIG))
                .forEach(setting -> known.put(setting.name(), setting));
        Map<Setting<?>, List<String>> texts = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Object> each : content.getMap().entrySet()) {
            Setting<?> setting = known.get(each.getKey());
            if (each.getKey().equals(Settings.CONFIG.name())) {
                throw new ConfigException("config in " + name + " would name another file, and there is only one");
            }
            if (setting == null) {
                throw new ConfigException(each.getKey() + " in " + name + " is no setting; the nearest is "
                        + Nearest.to(each.getKey(), known.keySet()));
            }
            texts.put(setting, texts(name, setting, each.getValue()));
        }
        return Given.file(name, texts);
    }

    private static String format(String name) throws ConfigException {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".yaml") || lower.endsWith(".yml")) {
            return "yaml";
        }
        if (lower.endsWith(".json")) {
            return "json";
        }
        throw new ConfigException(
                "the name of a file of settings must end in .yaml, .yml or .json, and " + name + " does not");
    }

    private static void check(String name, Path path) throws ConfigException {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new ConfigException(cannotRead(name) + "there is no such file that may be read");
        }
    }

    /** Comments alone: vertx-config-yaml fails there. */
    private static boolean isBlank(String name, Path path) throws ConfigException {
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new ConfigException(cannotRead(name) + "it is larger than " + MAX_BYTES + " bytes");
            }
            return Files.readString(path)
                    .lines()
                    .map(String::strip)
                    .allMatch(line -> line.isEmpty() || line.startsWith("#"));
        } catch (CharacterCodingException e) {
            throw new ConfigException(cannotRead(name) + "it is not UTF-8");
        } catch (IOException e) {
            throw new ConfigException(cannotRead(name) + e.getMessage());
        }
    }

    private static String cannotRead(String name) {
        return "cannot read the settings in " + name + ": ";
    }

    private static JsonObject retrieve(String name, Path path, String format)
            throws ConfigException, InterruptedException {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        try {
            ConfigStoreOptions store = new ConfigStoreOptions()
                    .setType("file")
                    .setFormat(format)
                    .setConfig(
                            new JsonObject().put("path", path.toAbsolutePath().toString()));
            ConfigRetriever retriever = ConfigRetriever.create(
                    vertx,
                    new ConfigRetrieverOptions()
                            .setIncludeDefaultStores(false)
                            .setScanPeriod(-1)
                            .addStore(store));
            return retriever
                    .getConfig()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException e) {
            throw new ConfigException(cannotRead(name) + why(e, format));
        } finally {
            var unused = vertx.close();
        }
    }

    /** Where the parser stopped, not its own words: those quote the file, which may hold a secret. */
    private static String why(Throwable failure, String format) {
        String place = "";
        for (Throwable each = failure; each != null; each = each.getCause()) {
            Matcher places = PLACE.matcher(Objects.requireNonNullElse(each.getMessage(), ""));
            while (places.find()) {
                place = " near line " + places.group(1) + ", column " + places.group(2);
            }
        }
        return place.isEmpty()
                ? "it must hold settings and nothing else, each as NAME: VALUE"
                : "it is not " + format.toUpperCase(Locale.ROOT) + place;
    }

    private static List<String> texts(String file, Setting<?> setting, @Nullable Object value) throws ConfigException {
        if (value instanceof List<?> list) {
            return texts(file, setting, new JsonArray(list));
        }
        if (value instanceof JsonArray list && setting.kind().many()) {
            List<String> texts = new ArrayList<>();
            for (Object each : list) {
                texts.add(text(each).orElseThrow(() -> noValue(file, setting)));
            }
            return texts;
        }
        return List.of(text(value).orElseThrow(() -> noValue(file, setting)));
    }

    private static Optional<String> text(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean
                ? Optional.of(value.toString())
                : Optional.empty();
    }

    private static ConfigException noValue(String file, Setting<?> setting) {
        return new ConfigException(
                setting.name() + " in " + file + " must " + setting.kind().must()
                        + (setting.kind().many() ? ", or be a list of such" : "") + ", and it is not one value");
    }
}
