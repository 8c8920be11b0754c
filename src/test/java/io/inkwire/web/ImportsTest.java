package io.inkwire.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The page's modules import only what their folder may, in no circle, and touch only what their folder may touch. */
final class ImportsTest {
    private static final Path ROOT = Path.of("web/js");
    private static final Path BUILT = Path.of("target/classes/web/js");

    /** What the build copies from libraries: {@code lib/NAME/index.js}. */
    private static final String LIBRARIES = "lib";

    private static final String OLD = "old";

    /** Modules here stand in for those of the same path below the root, and import as if they lay there. */
    private static final String INSTEAD = "old/instead/";

    /** Folder to the folders it may import besides itself. What lies in none wires all together. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("wire", Set.of()),
            Map.entry("model", Set.of("wire")),
            Map.entry("geometry", Set.of("model", LIBRARIES)),
            Map.entry("sync", Set.of("wire", "model", LIBRARIES)),
            Map.entry("input", Set.of("geometry")),
            Map.entry("presence", Set.of("model", "geometry")),
            Map.entry("selection", Set.of("model", "geometry")),
            Map.entry("tools", Set.of("model", "geometry", "selection")),
            Map.entry("render", Set.of("model", "geometry")),
            Map.entry("export", Set.of("model", "geometry", "render")),
            Map.entry("ui", Set.of("model", "geometry", "render")),
            // The old browsers' page wires its own.
            Map.entry(
                    OLD,
                    Set.of("", "wire", "model", "geometry", "sync", "input", "presence", "tools", "render", "ui")));

    private static final Set<String> MAY_TOUCH_THE_DOM = Set.of("render", "export", "ui", "input", OLD, "");

    /** The network wants two things of the document: its events, and a script element for SockJS. */
    private static final Set<String> TOUCH_THE_DOM_TOO = Set.of("sync/aside.js", "sync/env.js", "sync/sockjs.js");

    private static final Pattern IMPORT = Pattern.compile("(?:from|import)\\s*\\(?\\s*'([^']+)'");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|(?<![:'\"`])//[^\n]*", Pattern.DOTALL);
    private static final Pattern DOM = Pattern.compile("(?<![./\\w])(document|window)\\.\\w+"
            + "|(?<![./\\w])(localStorage|requestAnimationFrame|getComputedStyle)\\b"
            + "|\\bnew\\s+(Image|Path2D|OffscreenCanvas)\\b");
    private static final Pattern NETWORK = Pattern.compile(
            "(?<![.\\w])(fetch|XMLHttpRequest|WebSocket|EventSource|SockJS|sendBeacon)\\s*\\(|navigator\\.sendBeacon");
    private static final Pattern UNWANTED = Pattern.compile(
            "\\bexport\\s+default\\b|\\bthis\\.#|^\\s*#\\w+|^\\s*static\\s+\\w+\\s*=|\\bglobalThis\\.\\w+\\s*=",
            Pattern.MULTILINE);

    @Test
    @DisplayName("a module imports by relative paths only, and only what its folder may import")
    void edges() throws IOException {
        List<String> wrong = new ArrayList<>();
        imports().forEach((module, imported) -> {
            for (String other : imported) {
                if (!isAllowed(folder(module), folder(other))) {
                    wrong.add(module + " imports " + other);
                }
                Path root = folder(other).equals(LIBRARIES) ? BUILT : ROOT;
                if (!Files.isRegularFile(root.resolve(other))) {
                    wrong.add(module + " imports " + other + ", which does not exist");
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    private static boolean isAllowed(String from, String to) {
        if (from.isEmpty() || from.equals(to)) {
            return true;
        }
        Set<String> allowed = MAY_IMPORT.get(from);
        return allowed != null && allowed.contains(to);
    }

    @Test
    @DisplayName("each module of old/instead stands in for one that exists, and offers nothing that that one does not")
    void instead() throws IOException {
        List<String> wrong = new ArrayList<>();
        Pattern exported = Pattern.compile("\\bexport\\s+(?:async\\s+)?(?:function|class|const|let)\\s+(\\w+)");
        for (String module : imports().keySet()) {
            if (!module.startsWith(INSTEAD)) {
                continue;
            }
            String original = module.substring(INSTEAD.length());
            if (!Files.isRegularFile(ROOT.resolve(original))) {
                wrong.add(module + " stands in for nothing");
                continue;
            }
            Set<String> offered = new TreeSet<>();
            exported.matcher(code(original)).results().forEach(found -> offered.add(found.group(1)));
            exported.matcher(code(module))
                    .results()
                    .map(found -> found.group(1))
                    // Words are loaded there, not chosen.
                    .filter(name -> !offered.contains(name) && !name.equals("speakFor"))
                    .forEach(name -> wrong.add(module + " offers " + name));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("every folder is in the table")
    void folders() throws IOException {
        Set<String> folders = new TreeSet<>();
        imports().keySet().forEach(module -> folders.add(folder(module)));
        folders.remove("");
        assertThat(MAY_IMPORT.keySet()).containsAll(folders);
    }

    @Test
    @DisplayName("no modules import each other in a circle")
    void cycles() throws IOException {
        Map<String, Set<String>> left = new TreeMap<>(imports());
        boolean shrinks = true;
        while (shrinks) {
            shrinks = left.values().removeIf(imported -> imported.stream().noneMatch(left::containsKey));
        }
        assertThat(left).as("these are in a circle, or import one").isEmpty();
    }

    @Test
    @DisplayName("only render, export, ui and input touch the DOM")
    void dom() throws IOException {
        assertThat(matches(
                        DOM,
                        module -> !MAY_TOUCH_THE_DOM.contains(folder(module)) && !TOUCH_THE_DOM_TOO.contains(module)))
                .isEmpty();
    }

    @Test
    @DisplayName("sync alone touches the network")
    void network() throws IOException {
        assertThat(matches(
                        NETWORK,
                        module -> !folder(module).equals("sync")
                                && !folder(module).equals(OLD)))
                .isEmpty();
    }

    @Test
    @DisplayName("no default exports, no private names or static fields (the ES5 compiler), no globals")
    void forms() throws IOException {
        assertThat(matches(UNWANTED, module -> true)).isEmpty();
    }

    private static List<String> matches(Pattern pattern, Predicate<String> modules) throws IOException {
        List<String> found = new ArrayList<>();
        for (String module : imports().keySet()) {
            Matcher matcher = pattern.matcher(code(module));
            while (modules.test(module) && matcher.find()) {
                found.add(module + ": " + matcher.group().strip());
            }
        }
        return found;
    }

    /** Module to what it imports, both as paths below the root. */
    private static Map<String, Set<String>> imports() throws IOException {
        Map<String, Set<String>> imports = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".js")).toList()) {
                String module = ROOT.relativize(file).toString().replace('\\', '/');
                Set<String> imported = new TreeSet<>();
                Matcher matcher = IMPORT.matcher(code(module));
                Path place = module.startsWith(INSTEAD) ? ROOT.resolve(module.substring(INSTEAD.length())) : file;
                while (matcher.find()) {
                    assertThat(matcher.group(1)).as("an import of " + module).startsWith(".");
                    Path target = place.resolveSibling(matcher.group(1)).normalize();
                    imported.add(ROOT.relativize(target).toString().replace('\\', '/'));
                }
                imports.put(module, imported);
            }
        }
        return imports;
    }

    private static String code(String module) throws IOException {
        return COMMENT.matcher(Files.readString(ROOT.resolve(module))).replaceAll("");
    }

    private static String folder(String module) {
        int slash = module.indexOf('/');
        return slash < 0 ? "" : module.substring(0, slash);
    }
}
