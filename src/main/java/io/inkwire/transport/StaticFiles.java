package io.inkwire.transport;

import io.inkwire.model.BoardId;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The page: files of the jar, each read once, or of a folder, read anew each time. A path is served only where it has the
 * form of one of ours, so none can leave the folder. Confined to the gateway's loop; files are read on a worker.
 */
final class StaticFiles implements Handler<RoutingContext> {
    private static final String RESOURCES = "web";
    /** Of the version that the server's SockJS speaks; the build's {@code sockjs-client.version} is the same. */
    private static final String SOCKJS_RESOURCE = "META-INF/resources/webjars/sockjs-client/1.6.1/dist/sockjs.min.js";

    /** Put beside the page's own files by the build, so the jar alone has them: libraries, and the old browsers' page. */
    private static final List<String> BUILT = List.of("/js/lib/", "/old/page.js");

    /** What stands at an address where nothing is. */
    private static final String MISSING = "/missing.html";

    /** Of no use to a browser that keeps the page's files: another page, and what the scripts in {@code page/} are made of. */
    private static final List<String> NOT_KEPT = List.of("/old/", "/js/", "/css/", MISSING);

    /** The same of a folder, whose page is made of the modules as they are written. */
    private static final List<String> NOT_KEPT_OF_FOLDER = List.of("/old/", "/js/old", "/css/old", MISSING);

    private static final String SOURCE_MAP = ".map";

    /** An address with more folders is nobody's who lost the way. */
    private static final int DEEPEST = 8;

    private static final String BOARD_PREFIX = "/b/";

    /** Folders and a name with one of {@link #TYPES}; no part begins with a dot. */
    private static final Pattern FORM = Pattern.compile("(?:/[A-Za-z0-9_-]+)*/[A-Za-z0-9_-][A-Za-z0-9._-]*");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "json", "application/json",
            "webmanifest", "application/manifest+json",
            "woff2", "font/woff2",
            "map", "application/json");

    private final Vertx vertx;
    private final @Nullable Path folder;
    /** As many as there are files in the jar. */
    private final Map<String, Asset> read = new HashMap<>();

    /** @param folder read instead of the jar where present */
    StaticFiles(Vertx vertx, Optional<Path> folder) {
        this.vertx = vertx;
        this.folder = folder.orElse(null);
    }

    @Override
    public void handle(RoutingContext ctx) {
        String path = file(ctx.request().path());
        String type = path == null ? null : type(path);
        if (path == null || type == null) {
            missing(ctx);
            return;
        }
        Asset known = read.get(path);
        if (known != null) {
            known.send(ctx.request());
            return;
        }
        Future<Optional<Asset>> reading = vertx.executeBlocking(() -> load(path, type), false);
        reading.onComplete(
                found -> {
                    if (found.isPresent()) {
                        keep(path, found.get());
                        found.get().send(ctx.request());
                    } else {
                        missing(ctx);
                    }
                },
                ctx::fail);
    }

    /** A person with a browser gets a page that leads home, anything else a line. */
    private void missing(RoutingContext ctx) {
        String path = ctx.request().path();
        int folders = path == null
                ? 0
                : (int) path.chars().skip(1).filter(c -> c == '/').count();
        String accept = ctx.request().getHeader(HttpHeaders.ACCEPT);
        if (accept == null || !accept.contains("text/html") || folders > DEEPEST) {
            Problems.send(ctx, 404);
            return;
        }
        vertx.executeBlocking(() -> Optional.ofNullable(content(MISSING)), false)
                .onComplete(
                        page -> page.ifPresentOrElse(
                                bytes -> fromBelow(bytes, folders).write(ctx.request(), 404),
                                () -> Problems.send(ctx, 404)),
                        ctx::fail);
    }

    /** The page with addresses that lead to the site's root from so many folders down. */
    private static Asset fromBelow(byte[] page, int folders) {
        String root = folders == 0 ? "./" : "../".repeat(folders);
        byte[] content = new String(page, StandardCharsets.UTF_8)
                .replace("\"./", '"' + root)
                .getBytes(StandardCharsets.UTF_8);
        return Asset.plain(content, "text/html; charset=utf-8");
    }

    private void keep(String path, Asset asset) {
        if (folder == null) {
            read.put(path, asset);
        }
    }

    /** The file behind an address; null where it has no form of ours. */
    private static @Nullable String file(@Nullable String path) {
        if (path == null) {
            return null;
        }
        if ("/".equals(path)) {
            return "/index.html";
        }
        if (path.startsWith(BOARD_PREFIX)) {
            return BoardId.parse(path.substring(BOARD_PREFIX.length())).isPresent() ? "/board.html" : null;
        }
        return FORM.matcher(path).matches() ? path : null;
    }

    private static @Nullable String type(String path) {
        return TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    }

    private Optional<Asset> load(String path, String type) throws IOException {
        byte[] content = content(path);
        if (content == null) {
            return Optional.empty();
        }
        return Optional.of(folder == null ? Asset.zipped(content, type) : Asset.plain(content, type));
    }

    private byte @Nullable [] content(String path) throws IOException {
        if (path.equals(PageFiles.PATH)) {
            List<String> notKept = folder == null ? NOT_KEPT : NOT_KEPT_OF_FOLDER;
            return PageFiles.list(
                    folder,
                    file -> FORM.matcher(file).matches()
                            && type(file) != null
                            && !file.endsWith(SOURCE_MAP)
                            && !isBelow(notKept, file),
                    file -> isBelow(BUILT, file),
                    this::hashOf);
        }
        if (path.equals(SockJsDoor.LIBRARY_PATH)) {
            return resource(SOCKJS_RESOURCE);
        }
        if (folder != null) {
            Path file = folder.resolve(path.substring(1));
            if (Files.isRegularFile(file)) {
                return Files.readAllBytes(file);
            }
        }
        return folder == null || isBelow(BUILT, path) ? resource(RESOURCES + path) : null;
    }

    private static boolean isBelow(List<String> beginnings, String path) {
        return beginnings.stream().anyMatch(path::startsWith);
    }

    private @Nullable String hashOf(String path) throws IOException {
        byte[] content = content(path);
        return content == null ? null : hash(content);
    }

    private static byte @Nullable [] resource(String name) throws IOException {
        try (InputStream in = StaticFiles.class.getClassLoader().getResourceAsStream(name)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    /** Tells contents apart. */
    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
