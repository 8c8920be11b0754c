package io.inkwire.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The system's Chromium, driven by Playwright: the one named by {@code -Dbrowser.executable}, else the first on the path.
 * Confined to the thread that opened it.
 */
public final class TestBrowser implements AutoCloseable {
    /** The headless shell first: the same engine, and a page costs a third. */
    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");

    /** No sandbox, as the tests may run as root; nothing that calls home while they run. */
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private TestBrowser(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** @throws IllegalStateException where there is no Chromium */
    public static TestBrowser open() {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            return new TestBrowser(
                    playwright,
                    playwright
                            .chromium()
                            .launch(new LaunchOptions()
                                    .setExecutablePath(executable())
                                    .setArgs(FLAGS)));
        } catch (RuntimeException e) {
            playwright.close();
            throw e;
        }
    }

    public Browser browser() {
        return browser;
    }

    /** A page in a context of its own: no storage shared with any other. */
    public Page newPage() {
        return browser.newContext().newPage();
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Path executable() {
        String named = System.getProperty("browser.executable", "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        return NAMES.stream()
                .flatMap(TestBrowser::onPath)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no Chromium on the path; name one with -Dbrowser.executable=/path/to/chromium"));
    }

    private static Stream<Path> onPath(String name) {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable);
    }
}
