package io.inkwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How the board's page stands in its window and speaks to people: sizes, languages, directions, keys. */
final class LookIT {
    private static final Path SCREENS = Path.of("target", "screens");

    /** Phones upright and across, the smallest and a common one; a tablet; windows. */
    private static final List<int[]> SIZES = List.of(
            new int[] {320, 568},
            new int[] {390, 844},
            new int[] {844, 390},
            new int[] {820, 1180},
            new int[] {1024, 640},
            new int[] {1280, 800});

    /** Longest words, then as large again, then read from the right. */
    private static final List<Map<String, String>> MANNERS = List.of(
            Map.of("size", "100%", "dir", "ltr"),
            Map.of("size", "200%", "dir", "ltr"),
            Map.of("size", "100%", "dir", "rtl"));

    @RegisterExtension
    static final PagesExtension site = new PagesExtension();

    private static String link = "";

    private final List<Page> pages = new ArrayList<>();

    @BeforeAll
    static void start() {
        link = TestBoard.make(site.url()).edit();
        try (BoardPage maker = BoardPage.desktop(site.browser())) {
            maker.open(link);
            new Drawing(maker).shape("r", "3", 500, 300, 200, 120);
            maker.awaitSaved();
        }
    }

    @AfterEach
    void closePages() {
        pages.forEach(page -> page.context().close());
    }

    @Test
    @DisplayName("bars and panels stay in the window and off each other: any size, large letters, either direction")
    void nothingOverlaps() {
        Page page = open(new NewContextOptions().setLocale("de-DE").setReducedMotion(ReducedMotion.REDUCE));
        page.keyboard().press("v");
        page.keyboard().press("Control+a");
        List<String> wrong = new ArrayList<>();
        for (int[] size : SIZES) {
            page.setViewportSize(size[0], size[1]);
            for (Map<String, String> manner : MANNERS) {
                List<?> found = (List<?>) page.evaluate("""
                        ({ size, dir }) => {
                          document.documentElement.style.fontSize = size;
                          document.documentElement.dir = dir;
                          return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
                            const seen = (element) => element.offsetParent !== null && getComputedStyle(element).visibility !== 'hidden';
                            const boxes = ['.bar-start', '.bar-end', '.dock', '.zoom', '.help-button', '.style-panel', '.selection-bar']
                              .flatMap((name) => [...document.querySelectorAll(name)].filter(seen).map((element) => [name, element.getBoundingClientRect()]));
                            const floats = (name) => name === '.selection-bar' && innerWidth > 740 && innerHeight > 520;
                            done(boxes.flatMap(([name, a], i) => [
                              ...(a.left < 0 || a.top < 0 || a.right > innerWidth + 0.5 || a.bottom > innerHeight + 0.5 ? [`${name} leaves the window`] : []),
                              ...boxes.slice(i + 1).filter(([other, b]) => !floats(name) && !floats(other)
                                && a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5)
                                .map(([other]) => `${name} over ${other}`),
                            ]));
                          })));
                        }""", manner);
                found.forEach(what -> wrong.add(size[0] + "x" + size[1] + " " + manner + ": " + what));
            }
            shot(page, "rtl-" + size[0] + "x" + size[1]);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("on a phone everything to be touched is 44 px or more each way")
    void touchTargets() {
        Page page = open(new NewContextOptions()
                .setViewportSize(390, 844)
                .setIsMobile(true)
                .setHasTouch(true));
        List<String> wrong = new ArrayList<>(small(page));
        for (String opener : List.of("ink", "family-shapes", "menu", "share", "me")) {
            page.getByTestId(opener).click();
            small(page).forEach(what -> wrong.add(opener + ": " + what));
            page.keyboard().press("Escape");
        }
        assertThat(wrong).isEmpty();
        page.getByTestId("menu").click();
        page.getByTestId("menu-page.help").click();
        assertThat(page.getByTestId("fingers").isVisible()).isTrue();
        assertThat(page.getByTestId("shortcuts").isVisible())
                .as("keys are behind what fingers can do")
                .isFalse();
        page.getByTestId("with-keys").locator("summary").click();
        assertThat(page.getByTestId("shortcuts").isVisible()).isTrue();
    }

    private static List<String> small(Page page) {
        List<?> found = (List<?>) page.evaluate("""
                () => {
                  const open = document.querySelector('dialog[open]') || document;
                  return [...open.querySelectorAll('button, a[href], select, input:not([type=color])')]
                    .filter((one) => one.offsetParent !== null && getComputedStyle(one).visibility !== 'hidden')
                    .map((one) => [one.dataset.testid || one.id || one.className, one.getBoundingClientRect()])
                    .filter(([, box]) => box.width < 43.5 || box.height < 43.5)
                    .map(([name, box]) => `${name} ${Math.round(box.width)} x ${Math.round(box.height)}`);
                }""");
        return found.stream().map(String::valueOf).toList();
    }

    @Test
    @DisplayName("the page speaks the browser's language, or the one chosen in the menu from then on")
    void language() {
        Page page = open(new NewContextOptions().setLocale("es-MX"));
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("es");
        assertThat(page.getByTestId("share").textContent()).contains("Compartir");
        page.getByTestId("menu").click();
        page.getByTestId("language-zh-Hans").click();
        page.waitForFunction("() => document.documentElement.lang === 'zh-Hans'");
        assertThat(page.getByTestId("share").textContent()).contains("分享");
        page.navigate(site.url().toString());
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("zh-Hans");
        page.getByTestId("language").selectOption("de");
        page.waitForFunction("() => document.documentElement.lang === 'de'");
        assertThat(page.getByTestId("new-board").textContent()).contains("Neue Tafel");
    }

    @Test
    @DisplayName("nothing is painted before the words and icons are in the page")
    void noFlash() {
        Page page = page(new NewContextOptions().setLocale("de-DE"));
        page.addInitScript("""
                new MutationObserver((changes, observer) => {
                  if (document.documentElement.dataset.said === undefined) return;
                  window.saidMs = performance.now();
                  observer.disconnect();
                }).observe(document, { attributes: true, subtree: true });""");
        page.navigate(site.url().toString());
        page.waitForFunction("() => performance.getEntriesByName('first-contentful-paint').length > 0");
        Object held = page.evaluate(
                "() => performance.getEntriesByName('first-contentful-paint')[0].startTime >= window.saidMs");
        assertThat(held).isEqualTo(true);
    }

    @Test
    @DisplayName(
            "the tab key leads through bars and rows, the arrow keys to every control in them, and the focus shows on each")
    void tabOrder() {
        Page page = open(new NewContextOptions());
        page.keyboard().press("p");
        List<String> stops = new ArrayList<>();
        List<String> reached = new ArrayList<>();
        String stop;
        do {
            page.keyboard().press("Tab");
            stop = focused(page);
            stops.add(stop);
            reached.add(stop);
            if (page.locator(":focus")
                    .evaluate("at => at.closest('.dock, .style-row') !== null && at.type !== 'range'")
                    .equals(true)) {
                page.keyboard().press("ArrowRight");
                for (String at = focused(page); !at.equals(stop); at = focused(page)) {
                    reached.add(at);
                    page.keyboard().press("ArrowRight");
                }
            }
        } while (!stop.equals("help") && stops.size() < 40);
        assertThat(stops)
                .as("one stop a bar, and in a row of choices the one that is chosen")
                .containsSubsequence("menu", "me", "share", "family-pens", "ink-1", "width-2", "opacity", "zoom-out")
                .doesNotContain("tool-eraser", "undo", "ink-2")
                .filteredOn(one -> !one.contains("person") && !one.equals("more-people"))
                .hasSizeLessThan(16);
        assertThat(reached)
                .containsSubsequence("family-pens", "tool-eraser", "family-shapes", "tool-note")
                .contains("tool-select", "ink-own", "width-4");
        Object unreached = page.evaluate("""
                (reached) => [...document.querySelectorAll('button, a[href], input, select')]
                  .filter((one) => !one.disabled && one.offsetParent !== null && getComputedStyle(one).visibility !== 'hidden')
                  .map((one) => one.dataset.testid || one.id || one.className).filter((name) => !reached.includes(name))""", reached);
        assertThat((List<?>) unreached).isEmpty();
    }

    /** The name of what has the focus, which shows on it. */
    private static String focused(Page page) {
        Map<?, ?> at = (Map<?, ?>) page.evaluate("""
                () => {
                  const { activeElement: at } = document;
                  const { outlineStyle, outlineWidth } = getComputedStyle(at.closest('.swatch-own') || at);
                  return { name: at.dataset.testid || at.id || at.className, ring: `${outlineStyle} ${outlineWidth}` };
                }""");
        String name = String.valueOf(at.get("name"));
        assertThat(name.equals("board-page") || String.valueOf(at.get("ring")).startsWith("solid"))
                .as("the focus shows on " + name)
                .isTrue();
        return name;
    }

    @Test
    @DisplayName("each control does by key what it does by a click")
    void keysPress() {
        Page page = open(new NewContextOptions());
        for (String opener : List.of("share", "me", "help")) {
            page.getByTestId(opener).focus();
            page.keyboard().press("Enter");
            page.getByTestId("close-sheet").waitFor();
            page.keyboard().press("Escape");
            page.waitForFunction("name => document.activeElement.dataset.testid === name", opener);
        }
        page.getByTestId("menu").focus();
        page.keyboard().press("Space");
        page.keyboard().press("End");
        assertThat(page.locator(":focus").getAttribute("data-testid")).isEqualTo("language-zh-Hans");
        page.keyboard().press("Escape");
        page.getByTestId("family-shapes").focus();
        page.keyboard().press("ArrowUp");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Enter");
        page.waitForFunction("() => document.getElementById('tool-ellipse').getAttribute('aria-pressed') === 'true'");
        page.getByTestId("ink-4").focus();
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("Space");
        assertThat(page.getByTestId("ink-3").getAttribute("aria-pressed")).isEqualTo("true");
        String zoomed = page.getByTestId("zoom-fit").textContent();
        page.getByTestId("zoom-in").focus();
        page.keyboard().press("Enter");
        page.waitForFunction("before => document.getElementById('zoom-value').textContent !== before", zoomed);
    }

    @Test
    @DisplayName(
            "who asked for less motion sees none; where the system chooses the colours, what is pressed still shows")
    void stillness() {
        Page page = open(
                new NewContextOptions().setReducedMotion(ReducedMotion.REDUCE).setForcedColors(ForcedColors.ACTIVE));
        page.getByTestId("family-shapes").click();
        page.getByTestId("menu").click();
        Object moving = page.evaluate(
                "() => document.getAnimations().filter((one) => one.effect.getComputedTiming().activeDuration > 0).length");
        assertThat(moving).isEqualTo(0);
        assertThat(page.evaluate(
                        "() => getComputedStyle(document.querySelector('[data-testid=family-shapes]')).outlineStyle"))
                .isEqualTo("solid");
        shot(page, "forced-colours");
    }

    private Page open(NewContextOptions options) {
        Page page = page(options);
        page.navigate(link);
        page.waitForFunction("() => Number(document.documentElement.dataset.elements) > 0");
        return page;
    }

    private Page page(NewContextOptions options) {
        Page page = site.browser()
                .browser()
                .newContext(options.setServiceWorkers(ServiceWorkerPolicy.BLOCK))
                .newPage();
        pages.add(page);
        return page;
    }

    private static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve(name + ".png")));
    }
}
