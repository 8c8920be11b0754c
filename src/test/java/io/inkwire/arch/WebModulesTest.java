package io.inkwire.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The page's modules: who may import whom, and who may touch the document and the network. Thread-safe: holds no state. */
final class WebModulesTest {
    private static final Path ROOT = Path.of("web", "js");

    /** Folder to the folders it may import; the modules beside the folders wire and may import all. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.of(
            "wire", Set.of(),
            "model", Set.of("wire"),
            "geometry", Set.of("model"),
            "sync", Set.of("model", "wire"),
            "presence", Set.of("model", "geometry"),
            "tools", Set.of("model", "geometry"),
            "input", Set.of("geometry"),
            "render", Set.of("model", "geometry"),
            "ui", Set.of("model", "geometry", "render"));

    private static final Pattern IMPORT = Pattern.compile("(?m)^(?:import|export)\\b[^;]*?from '([^']+)'");
    private static final Pattern DOCUMENT =
            Pattern.compile("(?<![.\\w])(?:document|window)\\.|requestAnimationFrame|HTMLElement\\(");
    private static final Pattern NETWORK =
            Pattern.compile("(?<![.\\w])(?:fetch\\(|new WebSocket|new XMLHttpRequest|navigator\\.sendBeacon)");
    private static final Pattern DEFAULT_EXPORT = Pattern.compile("(?m)^export default\\b");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");

    /** Path below the root, with slashes, to the text without its comments. */
    private static final Map<String, String> MODULES = new TreeMap<>();

    @BeforeAll
    static void readModules() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            files.filter(file -> file.toString().endsWith(".js")).forEach(WebModulesTest::read);
        }
        assertTrue(MODULES.containsKey("main.js"), "the page's modules are read from " + ROOT.toAbsolutePath());
    }

    @Test
    @DisplayName("each folder of the page imports only what the table allows")
    void importsFollowTheTable() {
        List<String> wrong = new ArrayList<>();
        MODULES.keySet()
                .forEach(module -> importsOf(module).forEach(imported -> {
                    String from = folderOf(module);
                    String to = folderOf(imported);
                    boolean isAllowed = from.isEmpty()
                            || from.equals(to)
                            || MAY_IMPORT.getOrDefault(from, Set.of()).contains(to);
                    if (!isAllowed) {
                        wrong.add(module + " imports " + imported);
                    }
                    if (!MODULES.containsKey(imported)) {
                        wrong.add(module + " imports " + imported + ", which is not there");
                    }
                }));
        assertEquals(List.of(), wrong);
    }

    @Test
    @DisplayName("no module of the page imports itself by any way round")
    void importsHaveNoCycle() {
        List<String> wrong = MODULES.keySet().stream()
                .filter(module -> reachableFrom(module).contains(module))
                .toList();
        assertEquals(List.of(), wrong);
    }

    @Test
    @DisplayName("wire, model, geometry, tools and presence do without the document")
    void pureFoldersDoWithoutTheDocument() {
        assertEquals(List.of(), matching(DOCUMENT, Set.of("wire", "model", "geometry", "tools", "presence")));
    }

    @Test
    @DisplayName("sync alone touches the network, and nothing is exported as default")
    void syncAloneTouchesTheNetwork() {
        Set<String> others = new HashSet<>(MAY_IMPORT.keySet());
        others.remove("sync");
        others.add("");
        assertEquals(List.of(), matching(NETWORK, others));
        others.add("sync");
        assertEquals(List.of(), matching(DEFAULT_EXPORT, others));
    }

    private static void read(Path file) {
        try {
            String name = ROOT.relativize(file).toString().replace('\\', '/');
            MODULES.put(name, COMMENT.matcher(Files.readString(file)).replaceAll(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> matching(Pattern pattern, Collection<String> folders) {
        return MODULES.keySet().stream()
                .filter(module -> folders.contains(folderOf(module)))
                .filter(module -> pattern.matcher(textOf(module)).find())
                .toList();
    }

    private static Set<String> reachableFrom(String module) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(importsOf(module));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (reached.add(next)) {
                open.addAll(importsOf(next));
            }
        }
        return reached;
    }

    /** Imported modules, as paths below the root. */
    private static List<String> importsOf(String module) {
        return IMPORT.matcher(textOf(module))
                .results()
                .map((MatchResult found) -> ROOT.resolve(module).resolveSibling(found.group(1)))
                .map(file -> ROOT.relativize(file.normalize()).toString().replace('\\', '/'))
                .toList();
    }

    private static String textOf(String module) {
        return MODULES.getOrDefault(module, "");
    }

    private static String folderOf(String module) {
        int slash = module.indexOf('/');
        return slash < 0 ? "" : module.substring(0, slash);
    }
}
