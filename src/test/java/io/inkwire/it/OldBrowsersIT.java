package io.inkwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.it.old.Display;
import io.inkwire.it.old.Engine;
import io.inkwire.it.old.Engines;
import io.inkwire.it.old.Waiting;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One board in an old browser and in a modern one, side by side. Which engines are run is told by {@link Engines}: by
 * default those that Maven and the distribution bring, with {@code -Pbrowsers} all.
 */
final class OldBrowsersIT {
    @RegisterExtension
    static final PagesExtension site = new PagesExtension();

    private static final Path SCREENS = Path.of("target", "screens");

    private static final String PIXEL_SIZE =
            "(image => image.naturalWidth + ' x ' + image.naturalHeight)(document.querySelector('[data-testid=picture]'))";

    private static @Nullable Display display;

    private @Nullable Engine old;
    private String picture = "";

    @BeforeAll
    static void openDisplay() {
        display = Display.open();
    }

    @AfterAll
    static void closeDisplay() {
        if (display != null) {
            display.close();
        }
    }

    @AfterEach
    void close() {
        if (old != null) {
            old.close();
        }
    }

    /** Where a wait ends in vain, what the page threw tells more. */
    private void until(String what, BooleanSupplier holds) {
        try {
            Waiting.until(what, holds);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; errors: " + page().errors(), e);
        }
    }

    @ParameterizedTest(name = "{0} and a modern browser draw on one board, and both see both")
    @MethodSource("io.inkwire.it.old.Engines#ofThisRun")
    void draw(Engines kind) {
        picture = "old-" + kind.toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        Engine page = start(kind);
        String link = kind.isOld() ? makeBoard() : TestBoard.make(site.url()).edit();
        BoardPage modern = site.opened(BoardPage.desktop(site.browser())).open(link);
        open(link);
        if (kind.isOld()) {
            assertThat(attribute("data-page")).isEqualTo("old");
        }

        // The stroke is seen there while it is drawn here.
        page.mouse("mousedown", 240, 220);
        for (int i = 1; i <= 20; i++) {
            page.mouse("mousemove", 240 + 10 * i, 220 + (int) (30 * Math.sin(i / 3.0)));
        }
        modern.awaitLayer("live", true);
        page.mouse("mouseup", 440, 220);
        modern.awaitData("elements", "1");

        modern.stroke(BoardPage.wave(500, 420));
        awaitElements(2);

        if (kind.isOld()) {
            press("tool-rectangle");
        } else {
            press("family-shapes");
        }
        drag(560, 180, 700, 280);
        awaitElements(3);
        press("undo");
        awaitElements(2);
        press("redo");
        awaitElements(3);

        press("tool-text");
        tap(600, 340);
        until(
                "the text field is open",
                () -> page.evaluate("String(!document.querySelector('[data-testid=text-editor]').hidden)")
                        .equals("true"));
        page.type("Hello");
        press("tool-pen");
        awaitElements(4);
        awaitSaved();
        modern.awaitData("elements", "4");
        modern.awaitSaved();

        assertThat(content()).isEqualTo(modern.content());
        until("it shows ink", () -> inked() > 500);
        modern.awaitLayer("scene", true);

        String camera = attribute("data-camera");
        press("zoom-in");
        until("it is zoomed", () -> !attribute("data-camera").equals(camera));
        String zoomed = attribute("data-camera");
        press("tool-hand");
        drag(400, 480, 460, 440);
        until("it is moved", () -> !attribute("data-camera").equals(zoomed));

        until("all is painted", () -> attribute("data-view").equals("rested"));
        write(picture + "-zoomed", page.screenshot());
        modern.screenshot(picture + "-modern");
        System.out.println(kind + " drew over " + attribute("data-transport"));
        if (kind == Engines.WEB_VIEW) {
            drawByPolling(link, modern);
        }
        assertThat(page.errors()).isEmpty();
    }

    /** JavaFX gives no body before its end, so without WebSocket it would be left with this. */
    private void drawByPolling(String link, BoardPage modern) {
        open(link.replace("#", "?transport=long-polling#"));
        assertThat(attribute("data-transport")).contains("long-polling");
        awaitElements(4);
        drag(300, 450, 420, 480);
        modern.awaitData("elements", "5");
        modern.stroke(BoardPage.wave(500, 520));
        awaitElements(6);
        awaitSaved();
        modern.awaitSaved();
        assertThat(content()).isEqualTo(modern.content());
    }

    @Test
    @DisplayName("fingers draw and zoom where there are touch events, but no pointer events")
    void fingers() {
        String link = TestBoard.make(site.url()).edit();
        BoardPage touched = site.opened(BoardPage.desktop(site.browser()));
        touched.page.addInitScript("""
                delete window.PointerEvent;
                for (const type of ['down', 'move', 'up', 'cancel']) {
                  const stop = (event) => event.isTrusted && event.stopImmediatePropagation();
                  window.addEventListener(`pointer${type}`, stop, true);
                }""");
        touched.open(link);
        touched.awaitData("page", "old");
        BoardPage modern = site.opened(BoardPage.desktop(site.browser())).open(link);

        touched.touch(List.of(BoardPage.wave(500, 420)));
        touched.awaitData("elements", "1");
        modern.awaitData("elements", "1");
        touched.awaitLayer("scene", true);
        touched.screenshot("old-fingers");

        String camera = (String) touched.page.evaluate("document.documentElement.dataset.camera");
        touched.touch(List.of(
                List.of(new BoardPage.Point(500, 300), new BoardPage.Point(450, 300), new BoardPage.Point(400, 300)),
                List.of(new BoardPage.Point(600, 300), new BoardPage.Point(650, 300), new BoardPage.Point(700, 300))));
        touched.page.waitForFunction(
                "before => document.documentElement.dataset.camera.split(' ')[2] > before.split(' ')[2]", camera);
        assertThat(touched.page.evaluate("document.documentElement.dataset.elements"))
                .isEqualTo("1");
    }

    @Test
    @DisplayName("a browser that cannot draw is shown the board's picture, and it is renewed")
    void picture() {
        String link = TestBoard.make(site.url()).edit();
        BoardPage blind = site.opened(BoardPage.desktop(site.browser()));
        blind.page.addInitScript("delete window.PointerEvent; HTMLCanvasElement.prototype.getContext = () => null;");
        blind.page.navigate(link);
        blind.page.waitForFunction("() => document.querySelector('[data-testid=picture]')?.naturalWidth > 0");
        String before = (String) blind.page.evaluate(PIXEL_SIZE);

        BoardPage modern = site.opened(BoardPage.desktop(site.browser())).open(link);
        modern.stroke(BoardPage.wave(500, 420));
        modern.awaitData("elements", "1");
        blind.page.waitForFunction("before => (" + PIXEL_SIZE + ") !== before", before);
        blind.screenshot("old-picture");
    }

    private Engine start(Engines kind) {
        Display on = display;
        assertThat(on).isNotNull();
        Engine page = kind.open(on);
        old = page;
        return page;
    }

    /** By the home page, which is another one here too. */
    private String makeBoard() {
        page().open(site.url().toString());
        // Until then the document holds the modern page's home, whose buttons do nothing here.
        String button = "document.querySelector('[data-page=old] [data-testid=new-board]')";
        until(
                "the home page is there",
                () -> page().evaluate("String(" + button + " !== null)").equals("true"));
        press("new-board");
        String field = "document.querySelector('[data-testid=link-edit]')";
        until(
                "the board is made",
                () -> page().evaluate("String(" + field + " !== null)").equals("true"));
        return page().evaluate(field + ".value");
    }

    private void open(String link) {
        page().open(link);
        until("it is online", () -> attribute("data-state").equals("online"));
    }

    private Engine page() {
        Engine page = old;
        if (page == null) {
            throw new IllegalStateException("not open");
        }
        return page;
    }

    private String attribute(String name) {
        return page().evaluate("String(document.documentElement.getAttribute('" + name + "'))");
    }

    private void awaitElements(int count) {
        until(count + " elements", () -> attribute("data-elements").equals(Integer.toString(count)));
    }

    private void awaitSaved() {
        until("all is saved", () -> attribute("data-pending").equals("0"));
    }

    private void press(String testId) {
        String box = "document.querySelector('[data-testid=" + testId + "]').getBoundingClientRect()";
        int x = number("Math.round(" + box + ".left + " + box + ".width / 2)");
        int y = number("Math.round(" + box + ".top + " + box + ".height / 2)");
        tap(x, y);
    }

    private int number(String expression) {
        return Integer.parseInt(page().evaluate("String(" + expression + ")"));
    }

    private void tap(int x, int y) {
        page().mouse("mousemove", x, y);
        page().mouse("mousedown", x, y);
        page().mouse("mouseup", x, y);
    }

    private void drag(int fromX, int fromY, int toX, int toY) {
        page().mouse("mousemove", fromX, fromY);
        page().mouse("mousedown", fromX, fromY);
        for (int i = 1; i <= 5; i++) {
            page().mouse("mousemove", fromX + (toX - fromX) * i / 5, fromY + (toY - fromY) * i / 5);
        }
        page().mouse("mouseup", toX, toY);
    }

    /** The position and the hash (I6) of what it holds; the old page tells the bytes, for its engines offer no hash. */
    private String content() {
        page().evaluate("(function () { var html = document.documentElement; html.removeAttribute('data-content');"
                + "var event = document.createEvent('Event'); event.initEvent('inkwire-content', false, false);"
                + "html.dispatchEvent(event); return ''; })()");
        until("it tells its content", () -> !attribute("data-content").equals("null"));
        String told = attribute("data-content");
        if (!attribute("data-page").equals("old")) {
            return told;
        }
        int space = told.indexOf(' ');
        try {
            byte[] bytes = Base64.getDecoder().decode(told.substring(space + 1));
            return told.substring(0, space + 1)
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many pixels of what is to be seen of the paper, apart from the bars, are as dark as ink. */
    private int inked() {
        byte[] png = page().screenshot();
        write(picture, png);
        BufferedImage seen;
        try {
            seen = ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int count = 0;
        for (int y = 150; y < 450; y++) {
            for (int x = 230; x < 760; x++) {
                int rgb = seen.getRGB(x, y);
                if (((rgb >> 16) & 0xff) < 80 && ((rgb >> 8) & 0xff) < 90 && (rgb & 0xff) < 100) {
                    count++;
                }
            }
        }
        return count;
    }

    private static void write(String name, byte[] png) {
        try {
            Files.createDirectories(SCREENS);
            Files.write(SCREENS.resolve(name + ".png"), png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
