package io.inkwire.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.inkwire.it.BoardPage.Point;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page as people use it: real pointers, fingers and keys in Chromium, on a server of its own. */
final class PageIT {
    @RegisterExtension
    static final PagesExtension site = new PagesExtension();

    private String edit = "";
    private String view = "";

    @BeforeEach
    void makeBoard() {
        TestBoard board = TestBoard.make(site.url());
        edit = board.edit();
        view = board.view();
    }

    private BoardPage desktop(String link) {
        return site.opened(BoardPage.desktop(site.browser())).open(link);
    }

    @Test
    @DisplayName("[BRD-1] the home page makes a board, hands out its links, and knows it ever after")
    void homeMakesABoard() {
        BoardPage home = site.opened(BoardPage.desktop(site.browser()));
        home.page.navigate(site.url().toString());
        home.press("new-board");
        assertThat(List.of(
                        home.page.getByTestId("link-edit").textContent(),
                        home.page.getByTestId("link-view").textContent()))
                .allMatch(link -> link.matches("http://\\S+/b/[A-Za-z0-9_-]{22}#\\S+"));
        home.press("open-board");
        home.awaitData("state", "online");
        assertThat(home.data("role")).isEqualTo("2");
        home.page.navigate(site.url().toString());
        assertThat(home.page.getByTestId("known-board")).hasCount(1);
    }

    @Test
    @DisplayName(
            "[LIV-2] a stroke is seen while it is drawn, with its author's name, and is the same for all when it is done")
    void strokeIsSeenWhileDrawn() {
        BoardPage a = desktop(edit);
        BoardPage b = site.opened(BoardPage.desktop(site.browser()).withoutWebSocket())
                .open(edit);
        assertThat(a.data("transport")).isEqualTo("websocket");
        assertThat(b.data("transport")).isEqualTo("xhr-streaming");

        a.drawTo(BoardPage.wave(400, 300));
        b.awaitLayer("live", true);
        b.awaitLayer("presence", true);
        assertThat(b.data("elements")).isEqualTo("0");
        b.screenshot("page-while-drawn");

        a.lift();
        b.awaitData("elements", "1");
        b.awaitLayer("live", false);
        a.awaitSaved();
        b.awaitLayer("scene", true);
        assertThat(b.scene()).isEqualTo(a.scene());
    }

    @Test
    @DisplayName("[ELM-2] undo takes back one's own work only, and redo brings it again")
    void undoIsOnesOwn() {
        BoardPage a = desktop(edit);
        BoardPage b = desktop(edit);
        a.stroke(BoardPage.wave(300, 250));
        b.awaitData("elements", "1");
        b.stroke(BoardPage.wave(500, 450));
        a.awaitData("elements", "2");
        assertThat(a.page.getByTestId("undo")).isEnabled();
        a.page.keyboard().press("Control+z");
        b.awaitData("elements", "1");
        assertThat(a.page.getByTestId("undo")).isDisabled();
        b.press("undo");
        a.awaitData("elements", "0");
        a.press("redo");
        b.awaitData("elements", "1");
    }

    @Test
    @DisplayName("the eraser takes what it passes over in one batch, which one undo brings back")
    void eraserTakesWhatItPasses() {
        BoardPage a = desktop(edit);
        a.stroke(BoardPage.wave(300, 200));
        a.stroke(BoardPage.wave(300, 320));
        a.stroke(BoardPage.wave(300, 600));
        a.awaitData("elements", "3");
        a.page.keyboard().press("e");
        a.drawTo(line(new Point(400, 120), new Point(400, 420), 12));
        assertThat(a.data("elements")).isEqualTo("3");
        a.lift();
        a.awaitData("elements", "1");
        a.press("undo");
        a.awaitData("elements", "3");
    }

    @Test
    @DisplayName("Escape gives up a stroke: nothing of it stays here or elsewhere")
    void escapeGivesUp() {
        BoardPage a = desktop(edit);
        BoardPage b = desktop(edit);
        a.drawTo(BoardPage.wave(300, 200));
        b.awaitLayer("live", true);
        a.page.keyboard().press("Escape");
        a.lift();
        b.awaitLayer("live", false);
        assertThat(List.of(a.data("elements"), b.data("elements"))).containsOnly("0");
    }

    @Test
    @DisplayName("one finger draws; two fingers move and zoom the paper and leave no mark")
    void fingersDrawAndPinch() {
        BoardPage phone =
                site.opened(BoardPage.phone(site.browser(), ColorScheme.LIGHT)).open(edit);
        phone.touch(List.of(line(new Point(80, 300), new Point(280, 420), 15)));
        phone.awaitData("elements", "1");
        phone.touch(List.of(
                line(new Point(180, 400), new Point(100, 400), 10),
                line(new Point(220, 400), new Point(300, 400), 10)));
        assertThat(phone.page.getByTestId("zoom-fit")).not().hasText("100%");
        assertThat(phone.data("elements")).isEqualTo("1");
        phone.awaitSaved();
        phone.screenshot("page-phone-light");
    }

    @Test
    @DisplayName("the middle button, the space bar and the wheel move the paper and leave no mark")
    void paperMoves() {
        BoardPage a = desktop(edit);
        String before = paper(a);
        a.page.mouse().move(600, 400);
        a.page.mouse().wheel(11, 7);
        String wheeled = awaitOtherPaper(a, before);
        a.page.keyboard().down(" ");
        a.stroke(line(new Point(600, 400), new Point(613, 405), 4));
        a.page.keyboard().up(" ");
        awaitOtherPaper(a, wheeled);
        assertThat(a.data("elements")).isEqualTo("0");
    }

    @Test
    @DisplayName("[BRD-2] who holds the view link sees and points, and has nothing to draw with")
    void viewerHasNoTools() {
        BoardPage viewer =
                site.opened(BoardPage.phone(site.browser(), ColorScheme.DARK)).open(view);
        BoardPage a = desktop(edit);
        a.stroke(BoardPage.wave(500, 300));
        viewer.awaitData("elements", "1");
        assertThat(viewer.data("role")).isEqualTo("0");
        assertThat(viewer.page.getByTestId("tool-pen")).isHidden();
        viewer.touch(List.of(line(new Point(80, 300), new Point(280, 420), 15)));
        assertThat(viewer.data("pending")).isEqualTo("0");
        assertThat(viewer.data("elements")).isEqualTo("1");
        viewer.screenshot("page-phone-viewer-dark");
    }

    @Test
    @DisplayName("a name given in one page is seen in the others")
    void nameIsSeen() {
        BoardPage a = desktop(edit);
        BoardPage b = site.opened(BoardPage.dark(site.browser())).open(edit);
        a.press("me");
        a.page.getByTestId("own-name").fill("Zoë Park");
        a.press("save-profile");
        assertThat(b.page.getByTestId("person")).hasAttribute("aria-label", "Zoë Park");
        a.page.mouse().move(700, 500);
        b.awaitLayer("presence", true);
        b.screenshot("page-desktop-dark");
    }

    @Test
    @DisplayName("served from a folder the page is made of its modules as they are written, and is the same page")
    void asWritten() {
        List<String> asked = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start("--journal", "memory", "--web", "web")) {
            BoardPage a = site.opened(BoardPage.desktop(site.browser()));
            a.page.onRequest(request -> asked.add(URI.create(request.url()).getPath()));
            a.open(TestBoard.make(server.url()).edit());
            a.stroke(BoardPage.wave(300, 250));
            a.awaitSaved();
            assertThat(a.data("elements")).isEqualTo("1");
        }
        assertThat(asked).contains("/js/main.js", "/js/sync/session.js", "/js/lib/idb/index.js", "/css/dock.css");
        assertThat(asked).noneMatch(path -> path.startsWith("/page/"));
    }

    @Test
    @DisplayName("[LIM-3] a board that is not there and a key that does not fit are told apart")
    void endsAreTold() {
        BoardPage lost = site.opened(BoardPage.desktop(site.browser()));
        lost.page.navigate(site.url() + "b/no-such-board#key");
        assertThat(lost.page.getByTestId("notice-noBoard")).isVisible();
        lost.page.navigate("about:blank");
        lost.page.navigate(edit.substring(0, edit.indexOf('#')) + "#wrong");
        assertThat(lost.page.getByTestId("notice-noAccess")).isVisible();
        lost.page.navigate("about:blank");
        lost.page.navigate(edit.substring(0, edit.indexOf('#')) + "#cut%2");
        assertThat(lost.page.getByTestId("notice-noAccess")).isVisible();
    }

    private static List<Point> line(Point from, Point to, int steps) {
        return IntStream.rangeClosed(0, steps)
                .mapToObj(i -> new Point(
                        from.x() + (to.x() - from.x()) * i / steps, from.y() + (to.y() - from.y()) * i / steps))
                .toList();
    }

    /** Where the paper lies. */
    private static String paper(BoardPage page) {
        return (String) page.page.evaluate("document.getElementById('stage').style.getPropertyValue('--dot-x')"
                + " + ' ' + document.getElementById('stage').style.getPropertyValue('--dot-y')");
    }

    private static String awaitOtherPaper(BoardPage page, String before) {
        page.page.waitForFunction(
                "before => { const style = document.getElementById('stage').style;"
                        + " return style.getPropertyValue('--dot-x') + ' ' + style.getPropertyValue('--dot-y') !== before; }",
                before);
        return paper(page);
    }
}
