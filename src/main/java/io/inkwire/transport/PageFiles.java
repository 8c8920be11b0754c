package io.inkwire.transport;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The list of the page's own files, by which its service worker keeps one whole version: each with its ETag, and one
 * version over all. Thread-safe: holds nothing that changes; reads files, so not for an event loop.
 */
final class PageFiles {
    /** Its address. */
    static final String PATH = "/files.json";

    /** The browser itself looks after these: the worker and what it reads. */
    private static final String WORKER = "/sw.js";

    private static final String RESOURCES = "web/";

    /** Gives a file's ETag without quotes. */
    interface Etags {
        @Nullable
        String of(String path) throws IOException;
    }

    private PageFiles() {}

    /**
     * @param folder read beside the jar where present
     * @param isPage whether a path, beginning with a slash, is one that is served
     * @param isFromJar whether a path of the jar is served although there is a folder
     */
    static byte[] list(@Nullable Path folder, Predicate<String> isPage, Predicate<String> isFromJar, Etags etags)
            throws IOException {
        NavigableSet<String> paths = new TreeSet<>();
        if (folder != null) {
            paths.addAll(below(folder));
        }
        inJar().stream().filter(path -> folder == null || isFromJar.test(path)).forEach(paths::add);
        Map<String, String> files = new TreeMap<>();
        for (String path : paths) {
            String etag = isPage.test(path) && !path.equals(WORKER) ? etags.of(path) : null;
            if (etag != null) {
                files.put(path.substring(1), etag);
            }
        }
        JsonObject all = new JsonObject();
        files.forEach(all::put);
        return new JsonObject()
                .put("version", StaticFiles.hash(all.encode().getBytes(StandardCharsets.UTF_8)))
                .put("files", all)
                .encode()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static NavigableSet<String> below(Path folder) throws IOException {
        NavigableSet<String> paths = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> paths.add("/"
                            + folder.relativize(file)
                                    .toString()
                                    .replace(file.getFileSystem().getSeparator(), "/")));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return paths;
    }

    private static NavigableSet<String> inJar() throws IOException {
        URL page = PageFiles.class.getClassLoader().getResource(RESOURCES + "board.html");
        if (page == null) {
            return new TreeSet<>();
        }
        if (page.openConnection() instanceof JarURLConnection connection) {
            connection.setUseCaches(false);
            NavigableSet<String> paths = new TreeSet<>();
            try (JarFile jar = connection.getJarFile()) {
                jar.stream()
                        .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(RESOURCES))
                        .forEach(entry -> paths.add(entry.getName().substring(RESOURCES.length() - 1)));
            }
            return paths;
        }
        Path file = Path.of(URI.create(page.toString()));
        Path folder = file.getParent();
        return folder == null ? new TreeSet<>() : below(folder);
    }
}
