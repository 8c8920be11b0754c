package io.inkwire.it.old;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The engines there are, where they come from, and which of them this run takes: what the distribution brings
 * today, and with {@code -Pbrowsers} all, those too that src/test/browser/engines.sh fetches. Thread-safe: constants.
 */
public enum Engines {
    PHANTOM_1("PhantomJS 1.9.8", true, true) {
        @Override
        Path needs() {
            return FETCHED.resolve("phantomjs-1.9.8");
        }

        @Override
        Engine start(Display display) {
            return phantom(needs(), "");
        }
    },
    PHANTOM_2("PhantomJS 2.1.1", true, true) {
        @Override
        Path needs() {
            return FETCHED.resolve("phantomjs-2.1.1");
        }

        /** Its optimizing compiler crashes on some code that has run for a while, whatever page that is of. */
        @Override
        Engine start(Display display) {
            return phantom(needs(), "false");
        }
    },
    WEB_VIEW("JavaFX 11 WebView", false, true) {
        @Override
        Path needs() {
            return FETCHED.resolve("javafx");
        }

        @Override
        Engine start(Display display) {
            int port = Child.freePort();
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            return new CommandEngine(
                    Child.start(
                            List.of(
                                    java,
                                    "-XX:TieredStopAtLevel=1",
                                    "-Xmx220m",
                                    "-Dprism.order=sw",
                                    "-cp",
                                    jarsIn(needs()),
                                    DRIVERS.resolve("WebViewDriver.java").toString(),
                                    Integer.toString(port)),
                            Map.of("DISPLAY", display.name()),
                            false,
                            LISTENING),
                    port);
        }
    },
    CHROMIUM_64("Chromium 64", true, true) {
        @Override
        Path needs() {
            return FETCHED.resolve("chromium-64");
        }

        @Override
        Engine start(Display display) {
            return new ChromiumEngine(needs());
        }
    },
    WEBKIT_GTK("WebKitGTK", false, false) {
        @Override
        Path needs() {
            return Path.of("/usr/bin/WebKitWebDriver");
        }

        @Override
        Engine start(Display display) {
            int port = Child.freePort();
            return new WebKitEngine(
                    Child.start(
                            List.of(needs().toString(), "--port=" + port),
                            Map.of("DISPLAY", display.name(), "GDK_BACKEND", "x11"),
                            false,
                            LISTENING),
                    port);
        }
    },
    FIREFOX("Firefox ESR", true, false) {
        @Override
        Path needs() {
            return Path.of("/usr/bin/firefox-esr");
        }

        @Override
        Engine start(Display display) {
            return new FirefoxEngine();
        }
    };

    private static final Path FETCHED = Path.of("target", "engines");
    private static final Path DRIVERS = Path.of("src", "test", "browser");
    private static final Pattern LISTENING = Pattern.compile("listening");

    private final String title;
    private final boolean isExtra;
    private final boolean isOld;

    /**
     * @param isExtra only with {@code -Pbrowsers}
     * @param isOld whether it gets the page for old browsers
     */
    Engines(String title, boolean isExtra, boolean isOld) {
        this.title = title;
        this.isExtra = isExtra;
        this.isOld = isOld;
    }

    abstract Path needs();

    abstract Engine start(Display display);

    /** Those of this run. Says which it leaves out, and why. */
    public static Stream<Engines> ofThisRun() {
        boolean all = Boolean.getBoolean("browsers.all");
        String only = System.getProperty("browsers.only", "");
        List<String> left = new ArrayList<>();
        List<Engines> taken = new ArrayList<>();
        for (Engines engine : values()) {
            Optional<String> why = engine.isExtra && !all
                    ? Optional.of("only with -Pbrowsers")
                    : engine.title.contains(only) ? Optional.empty() : Optional.of("-Dbrowsers.only=" + only);
            why.ifPresentOrElse(reason -> left.add(engine + " (" + reason + ")"), () -> taken.add(engine));
        }
        System.out.println("Old browsers: run " + taken + "; not run " + left);
        return taken.stream();
    }

    /** A fresh page of it. */
    public Engine open(Display display) {
        if (!Files.exists(needs())) {
            throw new AssertionError(this + " is not here (" + needs()
                    + "). As root, type: mvn verify -Dbrowser.install" + (isExtra ? " -Pbrowsers" : ""));
        }
        return start(display);
    }

    public boolean isOld() {
        return isOld;
    }

    @Override
    public String toString() {
        return title;
    }

    /** @param optimizes false: without JavaScriptCore's second compiler; empty: as it comes */
    private static Engine phantom(Path executable, String optimizes) {
        int port = Child.freePort();
        Path home = FETCHED.resolve("home");
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CommandEngine(
                Child.start(
                        List.of(
                                executable.toString(),
                                DRIVERS.resolve("phantom.js").toString(),
                                Integer.toString(port)),
                        Map.of(
                                "HOME",
                                home.toString(),
                                "LANG",
                                "C",
                                "PATH",
                                "/usr/bin:/bin",
                                "OPENSSL_CONF",
                                "/dev/null",
                                "JSC_useDFGJIT",
                                optimizes),
                        true,
                        LISTENING),
                port);
    }

    private static String jarsIn(Path folder) {
        try (Stream<Path> jars = Files.list(folder)) {
            return String.join(
                    File.pathSeparator,
                    jars.map(Path::toString)
                            .filter(name -> name.endsWith(".jar"))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
