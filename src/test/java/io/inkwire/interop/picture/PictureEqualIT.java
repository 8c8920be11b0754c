package io.inkwire.interop.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.inkwire.web.TestBrowser;
import io.inkwire.web.TestSite;
import io.inkwire.wire.pb.Wire;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server's pictures beside the page's own exports in a real Chromium, of a board of every kind; both are under target/pictures. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PictureEqualIT {
    /** Soft edges are soft in another way, and dashes along a curve drift: of a hundred pixels with ink so many. */
    private static final double SLIGHT_PERCENT = 1.5;

    private static final double PLAIN_PERCENT = 0.2;

    /** The same where a pixel is four board units wide: nearly each is an edge. */
    private static final double SMALL_SLIGHT_PERCENT = 4;

    /** Letters, with the same fonts on both sides: hinted there, not here. */
    private static final double TEXT_PLAIN_PERCENT = 6;

    private static final double TEXT_MASS = 0.15;

    /** Pixels by which a line of text may lie elsewhere or be wider. */
    private static final int TEXT_OFF = 4;

    private static final Path FOLDER = Path.of("target", "pictures");

    private final Renderer renderer = Renderer.make();
    private TestSite site;
    private TestBrowser browser;
    private Page page;

    @BeforeAll
    void open() throws IOException {
        site = TestSite.open();
        browser = TestBrowser.open();
        page = browser.newPage();
        page.navigate(site.address() + "vectors/zindex.json");
        Files.createDirectories(FOLDER);
    }

    @AfterAll
    void close() {
        browser.close();
        site.close();
    }

    private byte[] evaluate(String call) {
        String base64 = (String) page.evaluate(
                "([call]) => import('/test/exported.js').then((exported) => " + call + ")", List.of(call));
        return Base64.getMimeDecoder().decode(base64);
    }

    private List<Wire.Element> elements(String board) throws IOException {
        return Wire.Submit.parseFrom(evaluate("exported.wireOf('" + board + "')")).getOpList().stream()
                .map(Wire.Op::getPut)
                .toList();
    }

    private BufferedImage pages(String board, double scale, Paper paper) throws IOException {
        String name = paper.name().toLowerCase(java.util.Locale.ROOT);
        return kept(
                board + "-" + name + "-" + scale + "-page.png",
                evaluate("exported.pictureOf('" + board + "', 'png', " + scale + ", '" + name + "')"));
    }

    private BufferedImage servers(String board, double scale, Paper paper) throws IOException {
        Wish wish = new Wish(Format.PNG, paper, 0, 0, scale, Wish.MOST_SIDE, Wish.USUAL_PADDING);
        String name = paper.name().toLowerCase(java.util.Locale.ROOT);
        return kept(
                board + "-" + name + "-" + scale + "-server.png",
                ((Rendered.Picture) renderer.render(elements(board), "", wish, () -> false)).bytes());
    }

    private static BufferedImage kept(String name, byte[] png) throws IOException {
        Files.write(FOLDER.resolve(name), png);
        return javax.imageio.ImageIO.read(new ByteArrayInputStream(png));
    }

    private static void assertSameSize(BufferedImage one, BufferedImage other) {
        assertThat(List.of(one.getWidth(), one.getHeight())).isEqualTo(List.of(other.getWidth(), other.getHeight()));
    }

    @ParameterizedTest
    @CsvSource({"1, LIGHT", "1, DARK", "0.25, LIGHT"})
    @DisplayName("[PIC-3] every kind and style, without text: the page's own picture")
    void everyKind(double scale, Paper paper) throws IOException {
        BufferedImage expected = pages("kinds", scale, paper);
        BufferedImage drawn = servers("kinds", scale, paper);
        assertSameSize(drawn, expected);
        Difference apart = Difference.of(expected, drawn);
        assertThat(apart.slight()).as("%s", apart).isLessThan(scale < 1 ? SMALL_SLIGHT_PERCENT : SLIGHT_PERCENT);
        assertThat(apart.plain()).as("%s", apart).isLessThan(PLAIN_PERCENT);
        assertThat(apart.mass()).as("%s", apart).isBetween(0.99, 1.01);
    }

    @Test
    @DisplayName("[PIC-3] text, with the same fonts: the same lines where the page has them, in other pixels")
    void text() throws IOException {
        BufferedImage expected = pages("text", 1, Paper.LIGHT);
        BufferedImage drawn = servers("text", 1, Paper.LIGHT);
        // Bounds hold a text's own width, which differs in the fraction of a pixel.
        assertThat(Math.abs(drawn.getWidth() - expected.getWidth())).isLessThanOrEqualTo(1);
        assertThat(drawn.getHeight()).isEqualTo(expected.getHeight());
        Difference apart = Difference.of(expected, drawn);
        assertThat(apart.plain()).as("%s", apart).isLessThan(TEXT_PLAIN_PERCENT);
        assertThat(apart.mass()).as("%s", apart).isBetween(1 - TEXT_MASS, 1 + TEXT_MASS);
        // Four fonts and the text that wraps, left of all else.
        Rectangle column = new Rectangle(60, 60, 600, 190);
        assertLines(Difference.rows(expected, column), Difference.rows(drawn, column), 4);
        Rectangle wrapped = new Rectangle(60, 262, 215, 140);
        assertLines(Difference.rows(expected, wrapped), Difference.rows(drawn, wrapped), 5);
    }

    private static void assertLines(List<Rectangle> expected, List<Rectangle> drawn, int least) {
        assertThat(drawn).hasSameSizeAs(expected).hasSizeGreaterThanOrEqualTo(least);
        for (int i = 0; i < drawn.size(); i++) {
            Rectangle a = expected.get(i);
            Rectangle b = drawn.get(i);
            assertThat(Math.abs(a.x - b.x)).isLessThanOrEqualTo(TEXT_OFF);
            assertThat(Math.abs(a.y - b.y)).isLessThanOrEqualTo(TEXT_OFF);
            assertThat(Math.abs(a.width - b.width)).isLessThanOrEqualTo(TEXT_OFF);
            assertThat(Math.abs(a.height - b.height)).isLessThanOrEqualTo(TEXT_OFF);
        }
    }

    @Test
    @DisplayName("[PIC-1] the SVG, shown by Chromium, is the page's picture: outlines, shapes and letters")
    void svg() throws IOException {
        for (String board : List.of("kinds", "text")) {
            BufferedImage expected = pages(board, 1, Paper.LIGHT);
            Wish wish = new Wish(Format.SVG, Paper.LIGHT, 0, 0, 1, Wish.MOST_SIDE, Wish.USUAL_PADDING);
            byte[] svg = ((Rendered.Picture) renderer.render(elements(board), "", wish, () -> false)).bytes();
            Files.write(FOLDER.resolve(board + "-server.svg"), svg);
            String base64 = Base64.getEncoder().encodeToString(svg);
            BufferedImage seen = kept(
                    board + "-svg-server.png",
                    evaluate("exported.shown('" + base64 + "', " + expected.getWidth() + ", " + expected.getHeight()
                            + ")"));
            Difference apart = Difference.of(expected, seen);
            assertThat(apart.plain()).as("%s %s", board, apart).isLessThan(board.equals("kinds") ? PLAIN_PERCENT : 5);
            assertThat(apart.mass()).as("%s %s", board, apart).isBetween(0.97, 1.03);
        }
    }
}
