package io.inkwire.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.inkwire.it.BoardPage.Point;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is drawn and written, tool by tool, by mouse, finger and keyboard; and what it looks like. */
final class ShapesIT {
    private static final Point FROM = new Point(500, 250);
    private static final Point TO = new Point(660, 350);

    @RegisterExtension
    static final PagesExtension site = new PagesExtension();

    private String edit = "";

    @BeforeEach
    void makeBoard() {
        TestBoard board = TestBoard.make(site.url());
        edit = board.edit();
    }

    private BoardPage desktop() {
        return opened(BoardPage.desktop(site.browser()));
    }

    private BoardPage opened(BoardPage page) {
        site.opened(page);
        return page.open(edit);
    }

    @Test
    @DisplayName("[LIV-6] every shape is seen while it is dragged, and is the same for all when it is done")
    void shapesAreSeenWhileDragged() {
        BoardPage a = desktop();
        BoardPage b = desktop();
        int made = 0;
        for (String tool : List.of("r:Rectangle", "o:Ellipse", "d:Diamond", "l:Line", "a:Arrow")) {
            a.page.keyboard().press(tool.substring(0, 1));
            a.drawTo(line(moved(FROM, 40 * made), moved(TO, 40 * made), 6));
            b.awaitLayer("live", true);
            assertThat(b.data("elements")).isEqualTo(String.valueOf(made));
            a.lift();
            b.awaitData("elements", String.valueOf(++made));
            b.awaitLayer("live", false);
            assertThat(said(a)).hasText(Pattern.compile("^" + tool.substring(2) + ".*"));
            assertThat(a.page.getByTestId("tool-select")).hasAttribute("aria-pressed", "true");
        }
        awaitSameScene(a, b);
        b.screenshot("shapes-desktop-light");
    }

    @Test
    @DisplayName("[LIV-3] marker and highlighter are seen while they draw, each with its own colour and width")
    void pensOfThreeKinds() {
        BoardPage a = desktop();
        BoardPage b = opened(BoardPage.dark(site.browser()));
        int made = 0;
        for (String key : List.of("p", "m", "i")) {
            a.page.keyboard().press(key);
            a.drawTo(BoardPage.wave(400, 200 + 120 * made));
            b.awaitLayer("live", true);
            a.lift();
            b.awaitData("elements", String.valueOf(++made));
        }
        a.press("ink-3");
        a.page.keyboard().press("p");
        assertThat(a.page.getByTestId("ink-1")).hasAttribute("aria-pressed", "true");
        a.page.keyboard().press("i");
        assertThat(a.page.getByTestId("ink-3")).hasAttribute("aria-pressed", "true");
        a.page.reload();
        a.awaitData("state", "online");
        a.page.keyboard().press("i");
        assertThat(a.page.getByTestId("ink-3")).hasAttribute("aria-pressed", "true");
        b.screenshot("shapes-pens-dark");
    }

    @Test
    @DisplayName("a tap, Enter and a drag make a shape each, shift a square one; Escape gives one up everywhere")
    void tapEnterShiftEscape() {
        BoardPage a = desktop();
        BoardPage b = desktop();
        a.page.keyboard().press("r");
        a.page.mouse().click(400, 500);
        b.awaitData("elements", "1");
        a.page.keyboard().press("d");
        a.page.keyboard().press("Enter");
        b.awaitData("elements", "2");

        a.page.keyboard().press("o");
        a.drawTo(line(FROM, TO, 6));
        b.awaitLayer("live", true);
        a.page.keyboard().press("Escape");
        a.lift();
        b.awaitLayer("live", false);
        assertThat(List.of(a.data("elements"), b.data("elements"))).containsOnly("2");

        a.page.keyboard().press("Control+a");
        a.page.keyboard().press("Delete");
        b.awaitData("elements", "0");
        a.page.keyboard().press("r");
        a.drawTo(line(FROM, TO, 6));
        a.page.keyboard().down("Shift");
        a.lift();
        a.page.keyboard().up("Shift");
        b.awaitData("elements", "1");
        awaitSameScene(a, b);
        Box drawn = drawnBox(b);
        assertThat(drawn.width()).as("a square: " + drawn).isCloseTo(drawn.height(), within(1));
    }

    @Test
    @DisplayName("on a phone every tool is two taps away; a finger draws a shape in the looks chosen in the tray")
    void phoneHasAllTools() {
        BoardPage phone = opened(BoardPage.phone(site.browser(), ColorScheme.LIGHT));
        for (String family : List.of("move", "pens", "shapes", "write")) {
            tap(phone, "family-" + family);
            Locator folded = phone.page.locator("[data-testid=family-" + family + "] + .fold .tool");
            folded.all().forEach(tool -> {
                assertThat(tool).isVisible();
                assertThat(tool).isInViewport();
            });
        }
        tap(phone, "family-shapes");
        tap(phone, "tool-ellipse");
        tap(phone, "ink");
        assertThat(phone.page.getByTestId("style-panel")).isInViewport();
        tap(phone, "fill-5");
        phone.screenshot("shapes-phone-tray");
        phone.touch(List.of(line(new Point(80, 120), new Point(280, 260), 8)));
        phone.awaitData("elements", "1");
        assertThat(phone.page.getByTestId("style-panel")).not().isVisible();
        assertThat(said(phone)).hasText(Pattern.compile("^Ellipse.*"));
        assertThat(phone.page.getByTestId("fill-5")).hasAttribute("aria-pressed", "true");

        phone.touch(List.of(line(new Point(180, 190), new Point(180, 700), 8)));
        tap(phone, "ink");
        phone.page.waitForFunction("""
                () => new DOMMatrix(getComputedStyle(document.getElementById('style-panel')).transform).isIdentity""");
        double tray = phone.page.getByTestId("style-panel").boundingBox().y;
        assertThat((double) drawnBottom(phone))
                .as("what the tray is opened for stands above it")
                .isLessThan(tray);
    }

    /** The lowest row with something filled, CSS px. */
    private static int drawnBottom(BoardPage page) {
        return (Integer) page.page.evaluate("""
                () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
                  const canvas = document.querySelector('.layer-scene');
                  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                  let last = data.length - 1;
                  while (last > 0 && data[last] < 200) last -= 4;
                  done(Math.ceil(Math.floor(last / 4 / canvas.width) * canvas.clientHeight / canvas.height));
                })))""");
    }

    @Test
    @DisplayName("[LIV-6] text is seen while it is typed, stands where it was typed, and is undone in one step")
    void textIsSeenWhileTyped() {
        BoardPage a = desktop();
        BoardPage b = desktop();
        a.page.keyboard().press("t");
        a.page.mouse().click(400, 300);
        assertThat(field(a)).isFocused();
        a.page.keyboard().type("Written in place\nand gently");
        b.awaitLayer("live", true);
        assertThat(b.data("elements")).isEqualTo("0");
        b.screenshot("shapes-text-typed");
        a.page.evaluate("document.activeElement.style.caretColor = 'transparent'");
        Box typed = seenBox(a);
        a.page.keyboard().press("Escape");
        b.awaitData("elements", "1");
        awaitSameScene(a, b);
        Box drawn = drawnBox(b);
        assertThat(drawn.isWithin(typed, 1)).as(typed + " became " + drawn).isTrue();
        a.press("undo");
        b.awaitData("elements", "0");
    }

    @Test
    @DisplayName(
            "a text is gone on with by a double click or its tool; emptied it goes, and a new one without words leaves nothing")
    void textIsEdited() {
        BoardPage a = desktop();
        BoardPage b = desktop();
        a.page.keyboard().press("t");
        a.page.mouse().click(400, 300);
        a.page.keyboard().press("Escape");
        assertThat(field(a)).isHidden();
        write(a, "t", 400, 300, "Once");
        b.awaitData("elements", "1");
        a.page.mouse().dblclick(410, 300);
        assertThat(field(a)).hasValue("Once");
        a.page.keyboard().type(" more");
        a.page.mouse().click(900, 600);
        assertThat(field(a)).isHidden();
        a.page.mouse().click(410, 300);
        assertThat(said(a)).hasText(Pattern.compile("^Text: Once more.*"));
        write(a, "t", 410, 300, ", please");
        assertThat(said(a)).hasText(Pattern.compile("^Text: Once more, please.*"));
        a.page.keyboard().press("Enter");
        assertThat(field(a)).isFocused();
        a.page.keyboard().press("Control+a");
        a.page.keyboard().press("Delete");
        a.page.keyboard().press("Control+Enter");
        b.awaitData("elements", "0");
        a.press("undo");
        b.awaitData("elements", "1");
    }

    @Test
    @DisplayName(
            "the text tool writes in the shape it is put down in; with Alt held, freely over it; beside it, freely")
    void textToolInAShape() {
        BoardPage a = desktop();
        a.page.keyboard().press("d");
        a.stroke(line(FROM, TO, 4));
        a.awaitData("elements", "1");
        write(a, "t", 580, 300, "Inside");
        assertThat(said(a)).hasText(Pattern.compile("^Diamond: Inside.*"));
        a.page.keyboard().press("t");
        a.page.keyboard().down("Alt");
        a.page.mouse().click(580, 325);
        a.page.keyboard().up("Alt");
        a.page.keyboard().type("Over it");
        a.page.keyboard().press("Escape");
        a.awaitData("elements", "2");
        write(a, "t", 510, 255, "Out of the corner");
        a.awaitData("elements", "3");
    }

    @Test
    @DisplayName("a tool pressed twice, or Q, stays in hand for one thing after another, until another is chosen")
    void toolStaysInHand() {
        BoardPage a = desktop();
        a.page.keyboard().press("r");
        a.page.keyboard().press("q");
        assertThat(said(a)).hasText("Rectangle, kept in hand");
        a.stroke(line(FROM, TO, 4));
        a.stroke(line(moved(FROM, 200), moved(TO, 200), 4));
        a.awaitData("elements", "2");
        a.page.getByTestId("tool-note").dblclick();
        a.page.mouse().click(400, 600);
        a.page.keyboard().type("One");
        a.page.mouse().click(700, 600);
        a.page.keyboard().type("Two");
        a.page.keyboard().press("Escape");
        a.awaitData("elements", "4");
        assertThat(a.page.getByTestId("tool-note")).hasAttribute("aria-pressed", "true");
        a.page.keyboard().press("q");
        a.page.mouse().click(1000, 600);
        a.page.keyboard().press("Escape");
        a.awaitData("elements", "5");
        assertThat(a.page.getByTestId("tool-select")).hasAttribute("aria-pressed", "true");
    }

    @Test
    @DisplayName("words that somebody writes in what another removes or locks meanwhile are kept")
    void nothingTypedIsLost() {
        BoardPage a = desktop();
        BoardPage b = desktop();
        write(a, "t", 400, 300, "Ours");
        b.awaitData("elements", "1");
        a.page.keyboard().press("Enter");
        assertThat(field(a)).isFocused();
        a.page.keyboard().type("Mine");
        b.page.keyboard().press("Control+a");
        b.page.keyboard().press("Delete");
        a.awaitData("elements", "0");
        a.page.keyboard().press("Control+Enter");
        b.awaitData("elements", "1");
        assertThat(said(a)).hasText(Pattern.compile("^Text: OursMine.*"));

        a.page.keyboard().press("Enter");
        assertThat(field(a)).isFocused();
        a.page.keyboard().type(" too");
        b.page.keyboard().press("Control+a");
        b.page.keyboard().press("Control+Shift+l");
        b.awaitSaved();
        a.awaitData("seq", b.data("seq"));
        a.page.keyboard().press("Control+Enter");
        b.awaitData("elements", "2");
        a.awaitSaved();
        assertThat(a.page.getByTestId("taken-back")).hasCount(0);
    }

    @Test
    @DisplayName("what is written for long is put in a pause, and one writes on: a crash does not take it")
    void putInAPause() {
        BoardPage a = desktop();
        BoardPage b = desktop();
        a.page.keyboard().press("t");
        a.page.mouse().click(400, 300);
        a.page.keyboard().type("So far");
        b.awaitData("elements", "1");
        assertThat(field(a)).isFocused();
        a.page.keyboard().type(" and");
        a.press("size-XL");
        a.page.keyboard().type(" on");
        a.page.keyboard().press("Escape");
        assertThat(said(a)).hasText(Pattern.compile("^Text: So far and on.*"));
        awaitSameScene(a, b);
        assertThat(drawnBox(b).height()).as("letters of 64").isGreaterThan(40);
        assertThat(b.data("elements")).isEqualTo("1");
    }

    @Test
    @DisplayName(
            "[KEP-1] words being typed are kept when the page is reloaded or closed; so is what keys have just moved")
    void leftWhileWriting() {
        BoardPage a = desktop();
        a.page.keyboard().press("t");
        a.page.mouse().click(400, 300);
        a.page.keyboard().type("To the last");
        holdTheStore(a);
        a.page.reload();
        a.awaitData("elements", "1");
        a.awaitSaved();
        Witness witness = site.witness(edit);
        witness.awaitElements(1);
        String text = (String) witness.order().get(0);
        assertThat(witness.field(text, "text")).contains("To the last");
        String before = witness.placeOf(text);
        a.page.keyboard().press("v");
        a.page.keyboard().press("Control+a");
        a.page.keyboard().press("ArrowDown");
        holdTheStore(a);
        a.page.reload();
        a.awaitData("state", "online");
        a.page.waitForCondition(() -> !witness.placeOf(text).equals(before));

        BoardPage next = a.tab();
        a.page.keyboard().press("t");
        a.page.mouse().click(400, 500);
        a.page.keyboard().type("And when it is closed");
        a.page.close(new Page.CloseOptions().setRunBeforeUnload(true));
        next.open(edit);
        next.awaitData("elements", "2");
        witness.awaitElements(2);
        next.close();
    }

    /** A transaction that lasts as long as the page does: what comes behind it, IndexedDB never does. */
    private static void holdTheStore(BoardPage board) {
        board.page.evaluate("""
                async () => {
                  const [{ name }] = await indexedDB.databases();
                  const db = await new Promise((go) => {
                    indexedDB.open(name).onsuccess = (event) => go(event.target.result);
                  });
                  const rows = db.transaction(['tabs', 'batches', 'steps', 'tail'], 'readwrite').objectStore('tabs');
                  await new Promise((go) => {
                    const again = () => {
                      go();
                      rows.count().onsuccess = again;
                    };
                    again();
                  });
                }""");
    }

    @Test
    @DisplayName("[LIM-1] a text that would be too long is not taken, nothing of it is cut, and the person is told")
    void longTextIsTold() {
        BoardPage a = desktop();
        a.page.keyboard().press("t");
        a.page.mouse().click(400, 300);
        a.page.keyboard().type("Short");
        field(a).fill("\u00e4".repeat(9000));
        assertThat(a.page.getByTestId("toast")).isVisible();
        assertThat(field(a)).hasValue("Short");
    }

    @Test
    @DisplayName("a note and a shape are written in by keyboard alone, and the others see the same")
    void notesAndLabels() {
        BoardPage a = desktop();
        BoardPage b = desktop();
        a.page.keyboard().press("n");
        a.page.keyboard().press("Enter");
        assertThat(field(a)).isFocused();
        a.page.keyboard()
                .type("A note whose words are more than it could hold in letters of this size, so they shrink");
        a.page.keyboard().press("Control+Enter");
        b.awaitData("elements", "1");
        a.page.keyboard().press("o");
        a.drawTo(line(new Point(860, 200), new Point(1080, 340), 5));
        a.lift();
        b.awaitData("elements", "2");
        a.page.keyboard().press("Enter");
        a.page.keyboard().type("Inside");
        a.page.keyboard().press("Escape");
        awaitSameScene(a, b);
        b.screenshot("shapes-notes");
        a.page.keyboard().press("Escape");
        a.page.mouse().click(970, 270);
        assertThat(said(a)).hasText(Pattern.compile("^Ellipse: Inside.*"));
    }

    @Test
    @DisplayName("the panel shows what a selection shares and restyles it in one step; looks chosen stay for the next")
    void panelRestyles() {
        BoardPage a = desktop();
        BoardPage b = desktop();
        a.page.keyboard().press("r");
        a.press("dash-dashed");
        a.stroke(line(FROM, TO, 4));
        a.page.keyboard().press("r");
        assertThat(a.page.getByTestId("dash-dashed")).hasAttribute("aria-pressed", "true");
        a.press("dash-dotted");
        a.stroke(line(moved(FROM, 200), moved(TO, 200), 4));
        b.awaitData("elements", "2");
        awaitSameScene(a, b);
        String before = b.scene();

        a.page.keyboard().press("Control+a");
        assertThat(a.page.getByTestId("mixed-dash")).isVisible();
        assertThat(a.page.getByTestId("mixed-fill")).isHidden();
        a.press("fill-5");
        b.page.waitForFunction("before => document.querySelector('.layer-scene').toDataURL() !== before", before);
        awaitSameScene(a, b);
        a.press("undo");
        awaitScene(b, () -> before);
        assertThat(a.page.getByTestId("fill-1")).hasAttribute("aria-pressed", "true");
    }

    @Test
    @DisplayName("what is being written takes the looks chosen meanwhile, without losing the focus")
    void panelWhileWriting() {
        BoardPage a = desktop();
        BoardPage b = desktop();
        a.page.keyboard().press("t");
        a.page.mouse().click(500, 300);
        a.page.keyboard().type("Grow");
        a.press("size-XL");
        assertThat(field(a)).isFocused();
        a.page.keyboard().type("n");
        a.page.keyboard().press("Escape");
        b.awaitData("elements", "1");
        assertThat(a.page.getByTestId("size-XL")).hasAttribute("aria-pressed", "true");
        assertThat(said(a)).hasText(Pattern.compile("^Text: Grown.*"));
        awaitSameScene(a, b);
        Box large = drawnBox(b);
        assertThat(large.height()).as("letters of 64").isGreaterThan(40);
    }

    private static Locator field(BoardPage page) {
        return page.page.getByTestId("text-editor");
    }

    private static Locator said(BoardPage page) {
        return page.page.getByTestId("announcement");
    }

    private static void write(BoardPage page, String key, double x, double y, String words) {
        page.page.keyboard().press(key);
        page.page.mouse().click(x, y);
        page.page.keyboard().type(words);
        page.page.keyboard().press("Escape");
    }

    private static void tap(BoardPage page, String testId) {
        page.page.getByTestId(testId).tap();
    }

    /** Everything drawn in a is settled, and b shows the same. */
    private static void awaitSameScene(BoardPage a, BoardPage b) {
        a.awaitSaved();
        b.awaitLayer("live", false);
        awaitScene(b, a::scene);
    }

    /**
     * Waits until a page's settled layer shows what another did. Edges may be a little softer where a part was painted
     * anew: how soft depends on where it was cut.
     */
    private static void awaitScene(BoardPage page, Supplier<String> scene) {
        page.page.waitForCondition(() -> Boolean.TRUE.equals(page.page.evaluate("""
                async (scene) => {
                  const pixels = async (source) => {
                    const image = new Image();
                    image.src = source;
                    await image.decode();
                    const ctx = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height })
                      .getContext('2d');
                    ctx.drawImage(image, 0, 0);
                    return ctx.getImageData(0, 0, image.width, image.height).data;
                  };
                  const [a, b] = await Promise.all([scene, document.querySelector('.layer-scene').toDataURL()].map(pixels));
                  return a.length === b.length && a.every((part, i) => Math.abs(part - b[i]) < 110);
                }""", scene.get())));
    }

    /** Where the paper is dark, CSS px. */
    private record Box(int left, int top, int right, int bottom) {
        int width() {
            return right - left;
        }

        int height() {
            return bottom - top;
        }

        boolean isWithin(Box other, int px) {
            return Math.abs(left - other.left) <= px
                    && Math.abs(top - other.top) <= px
                    && Math.abs(right - other.right) <= px
                    && Math.abs(bottom - other.bottom) <= px;
        }
    }

    /** Of what is settled. */
    private static Box drawnBox(BoardPage page) {
        return darkBox(page, page.scene());
    }

    /** Of all that is seen right of the panel and above the dock, a field's letters too. */
    private static Box seenBox(BoardPage page) {
        byte[] png = page.page.screenshot(new Page.ScreenshotOptions().setClip(0, 0, 1280, 700));
        return darkBox(page, "data:image/png;base64," + Base64.getEncoder().encodeToString(png));
    }

    private static Box darkBox(BoardPage page, String picture) {
        List<?> edges = (List<?>) page.page.evaluate("""
                async (picture) => {
                  const image = new Image();
                  image.src = picture;
                  await image.decode();
                  const canvas = document.createElement('canvas');
                  canvas.width = image.width;
                  canvas.height = image.height;
                  const ctx = canvas.getContext('2d');
                  ctx.drawImage(image, 0, 0);
                  const { data } = ctx.getImageData(0, 0, canvas.width, canvas.height);
                  const box = [1e9, 1e9, -1, -1];
                  for (let y = 80; y < Math.min(700, image.height); y++) {
                    for (let x = 240; x < 1140; x++) {
                      const i = 4 * (y * image.width + x);
                      if (data[i + 3] < 200 || data[i] + data[i + 1] + data[i + 2] > 270) continue;
                      box[0] = Math.min(box[0], x);
                      box[1] = Math.min(box[1], y);
                      box[2] = Math.max(box[2], x);
                      box[3] = Math.max(box[3], y);
                    }
                  }
                  return box;
                }""", picture);
        List<Integer> px =
                edges.stream().map(edge -> ((Number) edge).intValue()).toList();
        return new Box(px.get(0), px.get(1), px.get(2), px.get(3));
    }

    private static Point moved(Point point, double by) {
        return new Point(point.x() + by, point.y() + by / 4);
    }

    private static List<Point> line(Point from, Point to, int steps) {
        return IntStream.rangeClosed(0, steps)
                .mapToObj(i -> new Point(
                        from.x() + (to.x() - from.x()) * i / steps, from.y() + (to.y() - from.y()) * i / steps))
                .toList();
    }
}
