package io.inkwire.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.inkwire.it.BoardPage.Point;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.w3c.dom.Document;

/** Files that a page gives out: opened, looked at and compared with what the page shows. */
final class ExportIT {
    /** Of a hundred pixels with ink, so many may differ: letters and soft edges lie on other fractions of a pixel. */
    private static final double TOLERANCE_PERCENT = 1.5;

    @RegisterExtension
    static final PagesExtension site = new PagesExtension();

    private TestBoard board = new TestBoard("", "", "");

    @BeforeEach
    void makeBoard() {
        board = TestBoard.make(site.url());
    }

    private BoardPage desktop(String link) {
        BoardPage page = BoardPage.desktop(site.browser());
        site.opened(page);
        return page.open(link);
    }

    /** A wave, a highlighted wave, a rectangle, an arrow and a note with words. */
    private static void draw(BoardPage page) {
        page.stroke(BoardPage.wave(300, 200));
        page.page.keyboard().press("i");
        page.stroke(BoardPage.wave(300, 230));
        page.page.keyboard().press("r");
        page.stroke(List.of(new Point(620, 150), new Point(700, 200), new Point(760, 250)));
        page.page.keyboard().press("a");
        page.stroke(List.of(new Point(320, 400), new Point(400, 420), new Point(520, 470)));
        page.page.keyboard().press("n");
        page.page.mouse().click(800, 450);
        page.page.keyboard().type("A <note> & \"more\"");
        page.page.keyboard().press("Escape");
        page.page.keyboard().press("Escape");
        page.awaitData("elements", "5");
        page.awaitSaved();
        page.awaitData("view", "rested");
    }

    @Test
    @DisplayName("PNG: the pixels that the page shows, at each size it says, on paper or clear")
    void png() throws IOException {
        BoardPage a = desktop(board.edit());
        draw(a);
        Exported clear = Exported.from(a, "export-format-png", "export-scale-1", "export-paper-none");
        assertThat(clear.name()).isEqualTo("Untitled board.png");
        assertThat(apart(a, clear, "image/png")).as("% that differ").isLessThan(TOLERANCE_PERCENT);

        a.page.keyboard().press("Control+Shift+e");
        a.page.getByTestId("export-scale-2").check();
        String told = a.page.getByTestId("export-note").textContent();
        a.screenshot("export-sheet");
        a.page.keyboard().press("Escape");
        var large = ImageIO.read(new ByteArrayInputStream(
                Exported.from(a, "export-scale-2", "export-paper-light").bytes()));
        assertThat(told).contains(large.getWidth() + " × " + large.getHeight());
        assertThat(Integer.toHexString(large.getRGB(0, 0))).isEqualTo("fffbfaf6");
        var small = ImageIO.read(new ByteArrayInputStream(clear.bytes()));
        assertThat(large.getWidth()).isEqualTo(2 * small.getWidth());
    }

    @Test
    @DisplayName("a picture goes to the clipboard as PNG, lines as text; where the browser refuses, the sheet says so")
    void copied() {
        BoardPage a = desktop(board.edit());
        a.stroke(BoardPage.wave(300, 300));
        a.awaitSaved();
        a.page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        a.page.keyboard().press("Control+Shift+e");
        a.press("export-copy");
        assertThat(a.page.getByTestId("toast")).hasText(Pattern.compile("^Copied.*"));
        assertThat((Boolean) a.page.evaluate("""
                async () => {
                  const [item] = await navigator.clipboard.read();
                  const image = await createImageBitmap(await item.getType('image/png'));
                  return image.width > 100;
                }""")).isTrue();
        a.page.keyboard().press("Control+Shift+e");
        a.page.getByTestId("export-format-svg").check();
        a.press("export-copy");
        assertThat(a.page.locator("dialog")).hasCount(0);
        assertThat((String) a.page.evaluate("navigator.clipboard.readText()")).contains("<svg");

        a.page.evaluate("""
                () => {
                  navigator.clipboard.write = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
                }""");
        a.page.keyboard().press("Control+Shift+e");
        a.press("export-copy");
        assertThat(a.page.getByTestId("export-note")).containsText("Save the file instead");
    }

    @Test
    @DisplayName("SVG: sound XML of paths and letters, without pictures or scripts, that looks like the page")
    void svg() throws Exception {
        BoardPage a = desktop(board.edit());
        draw(a);
        Exported file = Exported.from(a, "export-format-svg", "export-paper-none");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(file.bytes()));
        assertThat(document.getDocumentElement().getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(document.getElementsByTagName("path").getLength()).isGreaterThanOrEqualTo(4);
        assertThat(document.getElementsByTagName("text").item(0).getTextContent())
                .contains("<note>");
        assertThat(Stream.of("script", "image", "foreignObject", "style")
                        .mapToInt(tag -> document.getElementsByTagName(tag).getLength()))
                .containsOnly(0);
        assertThat(apart(a, file, "image/svg+xml")).as("% that differ").isLessThan(TOLERANCE_PERCENT);
    }

    @Test
    @DisplayName("JSON: every element with its id, of the board or of the selection; pasted, they are on another board")
    void json() {
        BoardPage a = desktop(board.edit());
        draw(a);
        Exported whole = Exported.from(a, "export-format-json");
        JsonObject read = JsonParser.parseString(whole.text()).getAsJsonObject();
        assertThat(read.get("type").getAsString()).isEqualTo("inkwire");
        assertThat(read.get("version").getAsInt()).isEqualTo(1);
        JsonArray elements = read.getAsJsonArray("elements");
        assertThat(elements.asList().stream()
                        .map(element -> element.getAsJsonObject().get("kind").getAsInt()))
                .containsExactlyInAnyOrder(1, 1, 3, 8, 7);
        assertThat(elements.asList().stream()
                        .map(element -> element.getAsJsonObject().get("id").toString()))
                .doesNotHaveDuplicates();

        a.page.keyboard().press("v");
        a.page.mouse().click(620, 200);
        JsonObject one = JsonParser.parseString(
                        Exported.from(a, "export-what-selection").text())
                .getAsJsonObject();
        assertThat(one.getAsJsonArray("elements")).hasSize(1);

        BoardPage b = desktop(TestBoard.make(site.url()).edit());
        b.page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        b.page.evaluate("text => navigator.clipboard.writeText(text)", whole.text());
        b.page.mouse().move(640, 400);
        b.page.keyboard().press("Control+v");
        b.awaitData("elements", "5");
        b.awaitSaved();
        assertThat(Exported.json(b).getAsJsonArray("elements")).hasSize(5);
    }

    @Test
    @DisplayName(
            "[BRD-2] who may only look may export, from the menu and by the keyboard alone; an empty board has no picture")
    void viewerExports() {
        BoardPage viewer = desktop(board.view());
        viewer.page.keyboard().press("Control+Shift+e");
        assertThat(viewer.page.getByTestId("export-go")).isDisabled();
        viewer.page.keyboard().press("Escape");
        BoardPage a = desktop(board.edit());
        a.stroke(BoardPage.wave(400, 300));
        viewer.awaitData("elements", "1");
        viewer.page.getByTestId("menu").focus();
        viewer.page.keyboard().press("Enter");
        viewer.page.getByTestId("menu-board.export").focus();
        viewer.page.keyboard().press("Enter");
        assertThat(viewer.page.getByTestId("export-go")).isFocused();
        var download = viewer.page.waitForDownload(() -> viewer.page.keyboard().press("Enter"));
        assertThat(download.suggestedFilename()).endsWith(".png");
        assertThat(viewer.page.locator("dialog")).hasCount(0);
    }

    /** Of the pixels with ink in either, how many in a hundred differ; both are laid with their ink's corners together. */
    private static double apart(BoardPage page, Exported file, String type) {
        Object share = page.page.evaluate(
                """
                async address => {
                  const image = new Image();
                  image.src = address;
                  await image.decode();
                  const pixelsOf = (source, w, h) => {
                    const canvas = document.createElement('canvas');
                    canvas.width = w;
                    canvas.height = h;
                    const ctx = canvas.getContext('2d');
                    ctx.drawImage(source, 0, 0);
                    const { data } = ctx.getImageData(0, 0, w, h);
                    let [left, top, right, bottom] = [w, h, 0, 0];
                    for (let i = 3; i < data.length; i += 4) {
                      if (data[i] === 0) continue;
                      const x = ((i - 3) / 4) % w;
                      const y = Math.floor((i - 3) / 4 / w);
                      [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
                    }
                    return { w: right - left, h: bottom - top, at: (x, y, k) => data[4 * ((y + top) * w + x + left) + k] };
                  };
                  const scene = document.querySelector('.layer-scene');
                  const a = pixelsOf(image, image.naturalWidth, image.naturalHeight);
                  const b = pixelsOf(scene, scene.width, scene.height);
                  if (Math.abs(a.w - b.w) > 1 || Math.abs(a.h - b.h) > 1) return 100;
                  let inked = 0;
                  let wrong = 0;
                  for (let y = 0; y <= a.h; y++) {
                    for (let x = 0; x <= a.w; x++) {
                      if (a.at(x, y, 3) < 16 && b.at(x, y, 3) < 16) continue;
                      inked++;
                      const seen = (one, k) => 255 + ((one.at(x, y, k) - 255) * one.at(x, y, 3)) / 255;
                      if ([0, 1, 2].some((k) => Math.abs(seen(a, k) - seen(b, k)) > 64)) wrong++;
                    }
                  }
                  return (100 * wrong) / inked;
                }""", "data:" + type + ";base64," + Base64.getEncoder().encodeToString(file.bytes()));
        return ((Number) share).doubleValue();
    }
}
