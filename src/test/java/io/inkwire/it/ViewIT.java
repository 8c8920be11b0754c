package io.inkwire.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.options.ColorScheme;
import io.inkwire.it.BoardPage.Point;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How the board is seen: each way to move and zoom it by real input, the grid and snapping, and ten thousand strokes. */
final class ViewIT {
    private static final int CROWD = 10_000;

    /** Board units within which a camera is where it should be: the screen's pixels are whole. */
    private static final double NEAR = 0.01;

    @RegisterExtension
    static final PagesExtension site = new PagesExtension();

    private String edit = "";

    /** What the screen shows: the board's point at its top left, and CSS px per board unit. */
    private record Camera(double x, double y, double zoom) {
        Point board(double x, double y) {
            return new Point(this.x + x / zoom, this.y + y / zoom);
        }
    }

    @BeforeEach
    void makeBoard() {
        edit = TestBoard.make(site.url()).edit();
    }

    private BoardPage desktop(String link) {
        return rested(site.opened(BoardPage.desktop(site.browser())).open(link));
    }

    @Test
    @DisplayName("10,000 strokes: a pan paints only what comes into view, and nothing that was there before")
    void crowdIsPannedByTiles() {
        CrowdedBoard.fill(edit, CROWD);
        BoardPage a = site.opened(BoardPage.desktop(site.browser())).open(edit);
        a.awaitData("elements", String.valueOf(CROWD));
        rested(a);
        assertThat(camera(a).zoom()).as("everything is shown at first").isBetween(0.1, 0.5);
        assertThat(number(a, "painted")).isGreaterThanOrEqualTo(CROWD);
        a.screenshot("view-crowd");

        moved(a, () -> a.page.keyboard().press("Control+0"));
        int before = number(a, "painted");
        a.page.mouse().move(640, 400);
        moved(a, () -> wheel(a, 30, 31, 17));
        int painted = number(a, "painted") - before;
        assertThat(painted).as("elements painted in a pan by 930 × 510 px").isBetween(1, CROWD / 5);
        assertThat(number(a, "mostShown"))
                .as("tiles brought to the screen in a frame")
                .isLessThanOrEqualTo(24);
        assertThat(number(a, "mostTiles")).as("tiles painted in a frame").isLessThanOrEqualTo(24);

        int there = number(a, "painted");
        moved(a, () -> wheel(a, 30, -31, -17));
        assertThat(number(a, "painted") - there)
                .as("elements painted on the way back")
                .isZero();
        int tiles = number(a, "tiles");
        a.page.keyboard().press("p");
        a.stroke(BoardPage.wave(500, 300));
        a.awaitSaved();
        rested(a);
        assertThat(number(a, "painted") - there)
                .as("one stroke more, over the tiles it meets")
                .isBetween(1, 12);
        assertThat(number(a, "tiles")).as("no tile is painted anew for it").isEqualTo(tiles);
    }

    @Test
    @DisplayName("the wheel pans, with Shift sideways; with Ctrl it zooms about the pointer, from 1 % to 6,400 %")
    void wheel() {
        BoardPage a = desktop(edit);
        Camera home = camera(a);
        a.page.mouse().move(300, 200);
        moved(a, () -> a.page.mouse().wheel(11, 7));
        assertThat(camera(a).x() - home.x()).isCloseTo(11, within(NEAR));
        assertThat(camera(a).y() - home.y()).isCloseTo(7, within(NEAR));
        Camera panned = camera(a);
        moved(a, () -> {
            a.page.keyboard().down("Shift");
            a.page.mouse().wheel(0, 40);
            a.page.keyboard().up("Shift");
        });
        assertThat(camera(a).x() - panned.x()).isCloseTo(40, within(NEAR));
        assertThat(camera(a).y()).isEqualTo(panned.y());

        Camera before = camera(a);
        moved(a, () -> zoom(a, 2, -50));
        assertThat(camera(a).zoom()).isGreaterThan(1.5);
        assertStays(before, camera(a), 300, 200);
        moved(a, () -> zoom(a, 14, -60));
        assertThat(camera(a).zoom()).isEqualTo(64);
        assertStays(before, camera(a), 300, 200);
        moved(a, () -> zoom(a, 28, 60));
        assertThat(camera(a).zoom()).isEqualTo(0.01);
        assertStays(before, camera(a), 300, 200);
        assertThat(a.data("elements")).isEqualTo("0");
    }

    @Test
    @DisplayName("the middle button, the space bar and the hand drag the paper, and leave no mark")
    void drags() {
        BoardPage a = desktop(edit);
        List<Point> way = List.of(new Point(600, 400), new Point(560, 420), new Point(500, 430));
        Camera home = camera(a);
        moved(a, () -> {
            a.page.mouse().move(600, 400);
            a.page.mouse()
                    .down(new com.microsoft.playwright.Mouse.DownOptions()
                            .setButton(com.microsoft.playwright.options.MouseButton.MIDDLE));
            way.forEach(point -> a.page.mouse().move(point.x(), point.y()));
            a.page.mouse()
                    .up(new com.microsoft.playwright.Mouse.UpOptions()
                            .setButton(com.microsoft.playwright.options.MouseButton.MIDDLE));
        });
        assertThat(camera(a).x() - home.x()).isCloseTo(100, within(NEAR));
        assertThat(camera(a).y() - home.y()).isCloseTo(-30, within(NEAR));
        moved(a, () -> {
            a.page.keyboard().down(" ");
            a.stroke(way);
            a.page.keyboard().up(" ");
        });
        assertThat(camera(a).x() - home.x()).isCloseTo(200, within(NEAR));
        a.page.keyboard().press("h");
        moved(a, () -> a.stroke(way));
        assertThat(camera(a).x() - home.x()).isCloseTo(300, within(NEAR));
        assertThat(camera(a).zoom()).isEqualTo(1);
        assertThat(a.data("elements")).isEqualTo("0");
    }

    @Test
    @DisplayName("two fingers pan and pinch the paper under them, and leave no mark")
    void fingers() {
        BoardPage phone = rested(
                site.opened(BoardPage.phone(site.browser(), ColorScheme.LIGHT)).open(edit));
        Camera home = camera(phone);
        moved(
                phone,
                () -> phone.touch(List.of(
                        line(new Point(150, 300), new Point(190, 360), 8),
                        line(new Point(250, 300), new Point(290, 360), 8))));
        assertThat(camera(phone).x() - home.x()).isCloseTo(-40, within(0.5));
        assertThat(camera(phone).y() - home.y()).isCloseTo(-60, within(0.5));
        assertThat(camera(phone).zoom()).isCloseTo(1, within(0.001));
        Camera before = camera(phone);
        moved(
                phone,
                () -> phone.touch(List.of(
                        line(new Point(180, 400), new Point(100, 400), 10),
                        line(new Point(220, 400), new Point(300, 400), 10))));
        assertThat(camera(phone).zoom()).isCloseTo(5, within(0.01));
        assertStays(before, camera(phone), 200, 400);
        assertThat(phone.data("elements")).isEqualTo("0");
    }

    @Test
    @DisplayName("keys and the zoom's menu: everything, the selection, 100 %, the middle, larger and smaller")
    void keysAndMenu() {
        BoardPage a = desktop(edit);
        a.page.keyboard().press("r");
        a.stroke(line(new Point(300, 200), new Point(420, 280), 4));
        a.page.keyboard().press("r");
        a.stroke(line(new Point(900, 500), new Point(1000, 560), 4));
        a.awaitData("elements", "2");
        Camera home = camera(a);
        moved(a, () -> a.page.keyboard().press("Shift+Digit2"));
        assertThat(camera(a).zoom()).as("the second one is selected").isEqualTo(4);
        // Between the panel at the left and the window's right edge, below the bars.
        Point middle = camera(a).board(748, 394);
        assertThat(middle.x()).isCloseTo(home.board(950, 0).x(), within(1.0));
        assertThat(middle.y()).isCloseTo(home.board(0, 530).y(), within(1.0));
        moved(a, () -> a.page.keyboard().press("Shift+Digit1"));
        assertThat(camera(a).zoom()).isEqualTo(1);
        moved(a, () -> a.page.keyboard().press("+"));
        assertThat(camera(a).zoom()).isEqualTo(1.25);
        moved(a, () -> a.page.keyboard().press("-"));
        assertThat(camera(a).zoom()).isEqualTo(1);
        moved(a, () -> wheel(a, 1, 5_000, 3_000));
        assertThat(a.page.getByTestId("way-back")).isVisible();
        moved(a, () -> a.press("way-back"));
        assertThat(a.page.getByTestId("way-back")).isHidden();
        moved(a, () -> a.page.keyboard().press("Home"));
        assertThat(camera(a)).isEqualTo(new Camera(-640, -400, 1));

        a.page.getByTestId("zoom-fit").focus();
        a.page.keyboard().press("Enter");
        assertThat(a.page.getByTestId("menu-view.zoom-in")).isFocused();
        moved(a, () -> a.page.keyboard().press("Enter"));
        assertThat(camera(a).zoom()).isEqualTo(1.25);
        a.screenshot("view-zoom-menu");
        a.page.keyboard().press("ArrowDown");
        a.page.keyboard().press("ArrowDown");
        assertThat(a.page.getByTestId("menu-view.actual")).isFocused();
        moved(a, () -> a.page.keyboard().press("Enter"));
        assertThat(camera(a).zoom()).isEqualTo(1);
        assertThat(a.page.getByTestId("zoom-fit")).isFocused();
        a.press("zoom-fit");
        moved(a, () -> a.press("menu-view.fit"));
        a.page.keyboard().press("Control+0");
        assertThat(a.page.getByTestId("zoom-fit")).hasText("100%");
    }

    @Test
    @DisplayName("a board opens where one looked at it last; a link opened for the first time shows everything")
    void cameraIsRemembered() {
        BoardPage a = desktop(edit);
        a.page.mouse().move(640, 400);
        moved(a, () -> wheel(a, 1, 3_000, 2_000));
        a.stroke(BoardPage.wave(500, 300));
        a.awaitSaved();
        a.page.mouse().move(640, 400);
        moved(a, () -> {
            zoom(a, 4, -50);
            wheel(a, 1, 9_000, 400);
        });
        Camera kept = camera(a);
        a.page.reload();
        a.awaitData("elements", "1");
        rested(a);
        assertThat(camera(a).zoom()).isEqualTo(kept.zoom());
        assertThat(camera(a).x()).isCloseTo(kept.x(), within(NEAR));
        assertThat(camera(a).y()).isCloseTo(kept.y(), within(NEAR));

        BoardPage other =
                site.opened(BoardPage.phone(site.browser(), ColorScheme.DARK)).open(edit);
        other.awaitData("elements", "1");
        rested(other);
        assertThat(other.page.getByTestId("way-back")).isHidden();
        Point middle = camera(other).board(195, 416);
        assertThat(middle.x()).as("the wave is in the middle").isCloseTo(3_000 - 640 + 618, within(5.0));
    }

    @Test
    @DisplayName("grid and snapping are remembered; what is drawn comes to lie on the grid, unless Ctrl is held")
    void gridAndSnapping() {
        BoardPage a = desktop(edit);
        a.page.keyboard().press("g");
        a.page.keyboard().press("s");
        assertThat(a.page.locator("#stage")).hasAttribute("data-grid", "true");
        a.page.reload();
        rested(a);
        assertThat(a.page.locator("#stage")).hasAttribute("data-grid", "true");
        a.page.keyboard().press("r");
        a.stroke(line(new Point(303, 205), new Point(471, 330), 5));
        a.awaitData("elements", "1");
        assertThat(places(a)).allMatch(value -> value % (16 * 1024) == 0, "on the grid");
        a.screenshot("view-grid");

        a.page.keyboard().press("r");
        a.page.keyboard().down("Control");
        a.stroke(line(new Point(603, 505), new Point(670, 561), 5));
        a.page.keyboard().up("Control");
        a.awaitData("elements", "2");
        assertThat(places(a).subList(4, 8)).anyMatch(value -> value % (16 * 1024) != 0);
    }

    @Test
    @DisplayName("what is dragged comes into line with what lies near, and a guide shows with what")
    void guides() {
        BoardPage a = desktop(edit);
        a.page.keyboard().press("s");
        a.page.keyboard().press("r");
        a.stroke(line(new Point(300, 200), new Point(400, 260), 4));
        a.page.keyboard().press("r");
        a.drawTo(line(new Point(600, 410), new Point(690, 262), 8));
        a.awaitLayer("presence", true);
        a.screenshot("view-guides");
        a.lift();
        a.awaitData("elements", "2");
        List<Long> places = places(a);
        assertThat(places.get(5)).as("the second one's upper edge").isEqualTo(places.get(1) + places.get(3));
        a.page.keyboard().press("Escape");
        a.awaitLayer("presence", false);
    }

    /** x, y, w and h of each element with a place, in 1/1024 board unit, from the board's own export. */
    private static List<Long> places(BoardPage page) {
        page.awaitSaved();
        return Exported.json(page).getAsJsonArray("elements").asList().stream()
                .map(element -> element.getAsJsonObject().getAsJsonObject("place"))
                .flatMap(place -> List.of("x", "y", "w", "h").stream()
                        .map(name -> place.get(name).getAsLong()))
                .toList();
    }

    private static Camera camera(BoardPage page) {
        double[] parts = Arrays.stream(page.data("camera").split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new Camera(parts[0], parts[1], parts[2]);
    }

    private static int number(BoardPage page, String name) {
        return Integer.parseInt(page.data(name));
    }

    /** Waits until all there is to see is painted and nothing moves. */
    private static BoardPage rested(BoardPage page) {
        page.awaitData("view", "rested");
        return page;
    }

    /** Does what moves the camera, and waits until it rests again. */
    private static void moved(BoardPage page, Runnable act) {
        rested(page);
        String before = page.data("camera");
        act.run();
        page.page.waitForFunction(
                "before => { const { view, camera } = document.documentElement.dataset;"
                        + " return view === 'rested' && camera !== before; }",
                before);
    }

    private static void wheel(BoardPage page, int times, double dx, double dy) {
        for (int i = 0; i < times; i++) {
            page.page.mouse().wheel(dx, dy);
        }
    }

    private static void zoom(BoardPage page, int times, double dy) {
        page.page.keyboard().down("Control");
        wheel(page, times, 0, dy);
        page.page.keyboard().up("Control");
    }

    /** What lay under a point of the screen lies there still. */
    private static void assertStays(Camera before, Camera after, double x, double y) {
        double px = 1.5 / Math.min(before.zoom(), after.zoom());
        assertThat(after.board(x, y).x()).isCloseTo(before.board(x, y).x(), within(px));
        assertThat(after.board(x, y).y()).isCloseTo(before.board(x, y).y(), within(px));
    }

    private static List<Point> line(Point from, Point to, int steps) {
        return IntStream.rangeClosed(0, steps)
                .mapToObj(i -> new Point(
                        from.x() + (to.x() - from.x()) * i / steps, from.y() + (to.y() - from.y()) * i / steps))
                .toList();
    }
}
