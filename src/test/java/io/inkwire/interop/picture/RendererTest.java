package io.inkwire.interop.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inkwire.wire.pb.Wire;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** Pictures as such: sizes, papers, order, what is left out, and what is too much. */
final class RendererTest {
    private static final int RED = 0xff0000ff;
    private static final int BLUE = 0x0000ffff;

    private final Renderer renderer = Renderer.withoutFonts();

    private static Wish png(Paper paper, int width, int height, double scale) {
        return new Wish(Format.PNG, paper, width, height, scale, 1600, 16);
    }

    private static Wish svg() {
        return new Wish(Format.SVG, Paper.LIGHT, 0, 0, 1, 1600, 16);
    }

    private static Wire.Element box(int n, String z, int fill, double x, double y, double w, double h) {
        return Wire.Element.newBuilder()
                .setId(Wire.Id.newBuilder().setAuthor(1).setN(n))
                .setKind(3)
                .setZ(z)
                .setStyle(Wire.Style.newBuilder().setFill(fill).setWidth(0))
                .setPlace(Wire.Place.newBuilder()
                        .setX((long) (x * 1024))
                        .setY((long) (y * 1024))
                        .setW((long) (w * 1024))
                        .setH((long) (h * 1024)))
                .build();
    }

    private Rendered.Picture picture(List<Wire.Element> elements, Wish wish) {
        Rendered rendered = renderer.render(elements, "", wish, () -> false);
        assertThat(rendered).isInstanceOf(Rendered.Picture.class);
        return (Rendered.Picture) rendered;
    }

    private BufferedImage image(List<Wire.Element> elements, Wish wish) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture(elements, wish).bytes()));
    }

    private static String pixel(BufferedImage image, int x, int y) {
        return Integer.toHexString(image.getRGB(x, y));
    }

    @Test
    @DisplayName("[PIC-3] a board without ink: its paper, in the size that is wanted, or 480 x 300")
    void empty() throws IOException {
        BufferedImage usual = image(List.of(), png(Paper.LIGHT, 0, 0, 1));
        assertThat(List.of(usual.getWidth(), usual.getHeight())).containsExactly(480, 300);
        assertThat(pixel(usual, 200, 100)).isEqualTo("fffbfaf6");
        BufferedImage wanted = image(List.of(), png(Paper.DARK, 64, 32, 1));
        assertThat(List.of(wanted.getWidth(), wanted.getHeight())).containsExactly(64, 32);
        assertThat(pixel(wanted, 63, 31)).isEqualTo("ff14181e");
        assertThat(pixel(image(List.of(), png(Paper.NONE, 10, 10, 1)), 5, 5)).isEqualTo("0");
    }

    @Test
    @DisplayName(
            "[PIC-3] sizes: by scale, by one side, by both; never enlarged beyond the scale, never over the bounds")
    void sizes() throws IOException {
        // With its bounds of 2 around and 16 of padding: 436 x 136.
        List<Wire.Element> board = List.of(box(1, "a1", RED, 0, 0, 400, 100));
        assertThat(size(board, png(Paper.LIGHT, 0, 0, 1))).containsExactly(436, 136);
        assertThat(size(board, png(Paper.LIGHT, 0, 0, 2))).containsExactly(872, 272);
        assertThat(size(board, png(Paper.LIGHT, 0, 0, 8))).containsExactly(1600, 499);
        assertThat(size(board, png(Paper.LIGHT, 218, 0, 1))).containsExactly(218, 68);
        assertThat(size(board, png(Paper.LIGHT, 0, 68, 1))).containsExactly(218, 68);
        assertThat(size(board, png(Paper.LIGHT, 1200, 630, 1))).containsExactly(1200, 630);
        BufferedImage middle = image(board, png(Paper.LIGHT, 1200, 630, 1));
        assertThat(pixel(middle, 600, 315)).isEqualTo("ffff0000");
        assertThat(pixel(middle, 396, 315)).isEqualTo("fffbfaf6");
        assertThat(pixel(middle, 404, 315)).isEqualTo("ffff0000");

        List<Wire.Element> wide = List.of(box(1, "a1", RED, -1e8, 0, 2e8, 1));
        assertThat(size(wide, png(Paper.LIGHT, 0, 0, 1))).containsExactly(1600, 1);
        List<Wire.Element> high = List.of(box(1, "a1", RED, 0, 0, 100, 1e6));
        int[] bounded = size(high, png(Paper.LIGHT, 4096, 0, 1));
        assertThat((long) bounded[0] * bounded[1]).isLessThanOrEqualTo(Wish.MOST_PIXELS);
        assertThat(bounded[1]).isLessThanOrEqualTo(Wish.MOST_SIDE);
    }

    private int[] size(List<Wire.Element> board, Wish wish) throws IOException {
        BufferedImage image = image(board, wish);
        return new int[] {image.getWidth(), image.getHeight()};
    }

    @Test
    @DisplayName("[PIC-3] wishes out of bounds are none")
    void badWishes() {
        for (double[] wrong : new double[][] {
            {-1, 0, 1, 16},
            {5000, 10, 1, 16},
            {4096, 4096, 1, 16},
            {10, 10, 0, 16},
            {10, 10, 9, 16},
            {10, 10, 1, -1},
            {10, 10, Double.NaN, 16},
            {10, 10, 1, 1001}
        }) {
            assertThatThrownBy(() ->
                            new Wish(Format.PNG, Paper.LIGHT, (int) wrong[0], (int) wrong[1], wrong[2], 1600, wrong[3]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @DisplayName("[ELM-5] the drawing order is z, absent first, then the id, in whatever order elements come")
    void order() throws IOException {
        List<Wire.Element> board = new ArrayList<>(List.of(
                box(2, "b", BLUE, 0, 0, 40, 40),
                box(1, "b", RED, 0, 0, 40, 40),
                box(9, "a", RED, 0, 0, 40, 40),
                box(7, "", RED, 0, 0, 40, 40)));
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(board, new Random(seed));
            assertThat(pixel(image(board, png(Paper.LIGHT, 0, 0, 1)), 30, 30)).isEqualTo("ff0000ff");
        }
    }

    @Test
    @DisplayName("[SES-6] unknown kinds are left out and counted")
    void unknown() throws IOException {
        List<Wire.Element> board = List.of(
                box(1, "a", RED, 0, 0, 40, 40),
                box(2, "b", BLUE, 0, 0, 400, 400).toBuilder().setKind(77).build(),
                Wire.Element.newBuilder().setKind(1).build(),
                box(4, "d", BLUE, 0, 0, 40, 40).toBuilder().setKind(-1).build());
        Rendered.Picture picture = picture(board, png(Paper.LIGHT, 0, 0, 1));
        assertThat(picture.unknown()).isEqualTo(3);
        assertThat(ImageIO.read(new ByteArrayInputStream(picture.bytes())).getWidth())
                .isEqualTo(76);
    }

    @Test
    @DisplayName("a highlighter is multiplied onto what is there and not onto the paper, and screened on dark paper")
    void glaze() throws IOException {
        Wire.Element line = Wire.Element.newBuilder()
                .setId(Wire.Id.newBuilder().setAuthor(1).setN(2))
                .setKind(1)
                .setZ("b")
                .setStyle(
                        Wire.Style.newBuilder().setTool(2).setStroke(0x00ff00ff).setWidth(320))
                .setInk(Wire.Ink.newBuilder()
                        .setScale(0)
                        .setX(-20)
                        .setY(20)
                        .addD(80)
                        .addD(0))
                .build();
        List<Wire.Element> board = List.of(box(1, "a", RED, 0, 0, 40, 40), line);
        BufferedImage light = image(board, png(Paper.LIGHT, 0, 0, 1));
        int x = light.getWidth() / 2;
        int y = light.getHeight() / 2;
        // Red times green is black: 0.42 of it over red.
        assertThat((light.getRGB(x, y) >> 16) & 0xff).isBetween(146, 150);
        assertThat(light.getRGB(x, y) & 0xffff).isZero();
        // On clear ground it is its own colour, over paper: 0.42 green, 0.58 paper.
        assertThat((light.getRGB(x - 30, y) >> 16) & 0xff).isBetween(144, 147);
        assertThat((light.getRGB(x - 30, y) >> 8) & 0xff).isBetween(250, 254);
        BufferedImage dark = image(board, png(Paper.DARK, 0, 0, 1));
        // Screened green lightens.
        assertThat((dark.getRGB(x, y) >> 8) & 0xff).isGreaterThan(100);
    }

    @Test
    @DisplayName("[PIC-4] what takes too long, or gives an SVG too large, is given up")
    void tooMuch() {
        List<Wire.Element> board = Collections.nCopies(1000, box(1, "a", RED, 0, 0, 40, 40));
        AtomicInteger asked = new AtomicInteger();
        Rendered rendered = renderer.render(board, "", png(Paper.LIGHT, 0, 0, 1), () -> asked.incrementAndGet() > 1500);
        assertThat(rendered).isEqualTo(new Rendered.TooMuch());
        assertThat(asked.get()).isEqualTo(1501);
        List<Wire.Element> many = Collections.nCopies(500_000, box(1, "a", RED, 0, 0, 40, 40));
        assertThat(renderer.render(many, "", svg(), () -> false)).isEqualTo(new Rendered.TooMuch());
    }

    @Test
    @DisplayName("a dashed line from one end of the board to the other costs no more than another")
    void endlessDashes() throws IOException {
        Wire.Element line = Wire.Element.newBuilder()
                .setKind(2)
                .setStyle(Wire.Style.newBuilder().setWidth(1).setDash(2))
                .setInk(Wire.Ink.newBuilder()
                        .setScale(0)
                        .setX(-134_217_728)
                        .setY(0)
                        .addD(268_435_456)
                        .addD(1000))
                .build();
        assertThat(image(List.of(line), png(Paper.LIGHT, 0, 0, 1)).getWidth()).isEqualTo(1600);
    }

    @Test
    @DisplayName("SVG: sound XML whatever is written on the board, its title in it, no scripts and no addresses")
    void svgIsSound() throws Exception {
        Wire.Element text = Wire.Element.newBuilder()
                .setKind(5)
                .setPlace(Wire.Place.newBuilder().setX(0).setY(0))
                .setText(Wire.Text.newBuilder()
                        .setBody("</text><script>alert(1)</script> \"&\u0000\ud83d\ude00\u0008")
                        .setSize(20))
                .build();
        Rendered rendered = renderer.render(List.of(text), "a <b> & \"c\"", svg(), () -> false);
        byte[] bytes = ((Rendered.Picture) rendered).bytes();
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("a <b> & \"c\"");
        assertThat(document.getElementsByTagName("text").item(0).getTextContent())
                .isEqualTo("</text><script>alert(1)</script> \"&\ufffd\ud83d\ude00\ufffd");
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .doesNotContain("href")
                .doesNotContain("url(");
    }

    @Test
    @DisplayName("numbers of an SVG: short, rounded, never in another notation")
    void numbers() {
        assertThat(number(0, 2)).isEqualTo("0");
        assertThat(number(-0.001, 2)).isEqualTo("0");
        assertThat(number(0.5, 2)).isEqualTo(".5");
        assertThat(number(-12.345, 2)).isEqualTo("-12.34");
        assertThat(number(100, 3)).isEqualTo("100");
        assertThat(number(1.005, 3)).isEqualTo("1.005");
        assertThat(number(268_435_456.25, 7)).isEqualTo("268435456.25");
    }

    private static String number(double value, int digits) {
        StringBuilder out = new StringBuilder();
        Xml.number(out, value, digits);
        return out.toString();
    }
}
