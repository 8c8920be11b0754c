package io.inkwire.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.MouseButton;
import io.inkwire.it.BoardPage.Point;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Selecting and what is done to a selection, by real pointer, finger and keyboard; what became of it is asked of the server. */
final class SelectIT {
    /** A drag goes over so many places. */
    private static final int STEPS = 8;

    /** Where the board's origin is on a desktop page, CSS px: one px is one board unit there. */
    private static final Point ORIGIN = new Point(640, 400);

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

    private static Witness witness(String link) {
        return site.witness(link);
    }

    private BoardPage opened(BoardPage page, String link, int elements) {
        site.opened(page);
        page.open(link).awaitData("elements", Integer.toString(elements));
        return page;
    }

    /** A desktop page with the select tool in hand. */
    private BoardPage selecting(int elements) {
        BoardPage page = opened(BoardPage.desktop(site.browser()), edit, elements);
        page.page.keyboard().press("v");
        return page;
    }

    @Test
    @DisplayName(
            "a click takes the topmost it touches, hollow shapes by their edge; shift adds and removes; beside and Escape leave nothing")
    void clicks() {
        Witness witness = witness(edit);
        witness.rectangle(-200, -100, 200, 100);
        witness.put(
                Witness.RECTANGLE,
                -100,
                -50,
                200,
                100,
                "{\"style\":{\"stroke\":255,\"fill\":4294902015,\"width\":32}}");
        BoardPage a = selecting(2);
        click(a, -150, -50);
        says(a, "");
        click(a, -200, -50);
        says(a, "Rectangle, 1 of 2");
        click(a, 0, 20);
        says(a, "Rectangle, 2 of 2");
        shiftClick(a, -200, -50);
        says(a, "2 elements selected");
        shiftClick(a, 0, 20);
        says(a, "Rectangle, 1 of 2");
        click(a, 300, 200);
        says(a, "Nothing is selected");
        click(a, 0, 20);
        a.page.keyboard().press("Escape");
        says(a, "Nothing is selected");
        assertThat(a.page.getByTestId("selection-bar")).isHidden();
    }

    @Test
    @DisplayName("a box drawn out takes what lies inside it, select all takes everything, neither takes what is locked")
    void rubberBand() {
        Witness witness = witness(edit);
        witness.rectangle(-200, -100, 80, 60);
        witness.rectangle(-60, -100, 80, 60);
        witness.rectangle(100, -100, 80, 60);
        witness.put(Witness.RECTANGLE, -200, 60, 80, 60, "{\"locked\":true}");
        BoardPage a = selecting(4);
        drag(a, -220, -130, 40, 140);
        says(a, "2 elements selected");
        a.screenshot("select-band");
        drag(a, 60, -130, 110, 0);
        says(a, "Nothing is selected");
        a.page.keyboard().press("Control+a");
        says(a, "3 elements selected");
    }

    @Test
    @DisplayName(
            "[LIV-6] what is dragged is seen moving by the others, moved by one op of its place, and taken back by one undo")
    void move() {
        Witness witness = witness(edit);
        String one = witness.rectangle(-200, -100, 80, 60);
        String two = witness.rectangle(-60, -100, 80, 60);
        BoardPage a = selecting(2);
        BoardPage b = opened(BoardPage.desktop(site.browser()), edit, 2);
        a.page.keyboard().press("Control+a");
        int before = witness.seq();
        a.drawTo(line(at(-180, -100), at(-150, -50)));
        b.awaitLayer("live", true);
        assertThat(witness.seq()).as("nothing is settled while it moves").isEqualTo(before);
        a.lift();
        witness.awaitPlace(one, "-170 -50 80 60");
        witness.awaitPlace(two, "-30 -50 80 60");
        b.awaitLayer("live", false);
        assertThat(witness.seq()).isEqualTo(before + 2);
        a.page.keyboard().press("Control+z");
        witness.awaitPlace(one, "-200 -100 80 60");
        witness.awaitPlace(two, "-60 -100 80 60");
        assertThat(a.page.getByTestId("undo")).isDisabled();
    }

    @Test
    @DisplayName("[LIV-6] a drag that Escape ends leaves everything where it was, here and elsewhere")
    void cancelledMove() {
        Witness witness = witness(edit);
        String one = witness.rectangle(-200, -100, 80, 60);
        BoardPage a = selecting(1);
        BoardPage b = opened(BoardPage.desktop(site.browser()), edit, 1);
        int before = witness.seq();
        a.drawTo(line(at(-180, -100), at(100, 100)));
        b.awaitLayer("live", true);
        a.page.keyboard().press("Escape");
        a.lift();
        b.awaitLayer("live", false);
        assertThat(witness.placeOf(one)).isEqualTo("-200 -100 80 60");
        assertThat(witness.seq()).isEqualTo(before);
    }

    @Test
    @DisplayName("handles resize: freely, with shift in proportion, with alt about the middle")
    void resize() {
        Witness witness = witness(edit);
        String one = witness.rectangle(-200, -100, 100, 50);
        BoardPage a = selecting(1);
        click(a, -200, -75);
        drag(a, -95, -45, -55, 5);
        witness.awaitPlace(one, "-200 -100 140 100");
        drag(a, -55, 5, 85, 5, "Shift");
        witness.awaitPlace(one, "-200 -100 280 200");
        drag(a, 85, 0, 95, 0, "Alt");
        witness.awaitPlace(one, "-210 -100 300 200");
        a.screenshot("select-handles");
    }

    @Test
    @DisplayName(
            "the handle above turns: freely, and with shift in steps of 15 degrees; several turn about their common middle")
    void turn() {
        Witness witness = witness(edit);
        String one = witness.rectangle(-100, -50, 100, 100);
        String two = witness.rectangle(100, -50, 100, 100);
        BoardPage a = selecting(2);
        click(a, -100, 0);
        drag(a, -50, -81, 40, 5, "Shift");
        witness.awaitPlace(one, "-100 -50 100 100 turned 90");
        a.page.keyboard().press("Control+a");
        drag(a, 50, -81, 200, 3, "Shift");
        witness.awaitPlace(two, "0 50 100 100 turned 90");
        a.screenshot("select-turned");
    }

    @Test
    @DisplayName("a line is taken by its ends, and each goes where it is put")
    void lineEnds() {
        Witness witness = witness(edit);
        String line = witness.put(Witness.LINE, -100, 0, 200, 0, "{}");
        BoardPage a = selecting(1);
        click(a, 0, 0);
        drag(a, 100, 0, 60, 120);
        witness.awaitPlace(line, "-100 0 to 60 120");
        drag(a, -100, 0, 60, -40);
        witness.awaitPlace(line, "60 -40 to 60 120");
    }

    @Test
    @DisplayName("text is resized by its letters")
    void resizeText() {
        Witness witness = witness(edit);
        String text = witness.put(Witness.TEXT, -100, -20, 200, 26, "{\"text\":{\"body\":\"Ink\",\"size\":20}}");
        BoardPage a = selecting(1);
        click(a, -90, -8);
        says(a, "Text: Ink, 1 of 1");
        drag(a, 105, 11, 305, 30);
        witness.awaitField(text, "text", witness.field(text, "text").replace("\"size\":20", "\"size\":40"));
    }

    @Test
    @DisplayName("many move as one picture and in one step of undo")
    void many() {
        Witness witness = witness(edit);
        List<String> keys = IntStream.range(0, 60)
                .mapToObj(i -> witness.rectangle(-300 + 40 * (i % 15), -100 + 40 * Math.floorDiv(i, 15), 30, 30))
                .toList();
        BoardPage a = selecting(60);
        a.page.keyboard().press("Control+a");
        drag(a, -300, -85, -280, -35);
        witness.awaitPlace(keys.get(0), "-280 -50 30 30");
        witness.awaitPlace(keys.get(59), "280 70 30 30");
        a.awaitSaved();
        a.page.keyboard().press("Control+z");
        witness.awaitPlace(keys.get(59), "260 20 30 30");
        witness.awaitPlace(keys.get(0), "-300 -100 30 30");
    }

    @Test
    @DisplayName("delete removes, duplicate puts copies beside and above, alt drags copies out; each is one undo")
    void deleteAndDuplicate() {
        Witness witness = witness(edit);
        String one = witness.rectangle(-200, -100, 80, 60);
        BoardPage a = selecting(1);
        click(a, -200, -70);
        a.page.keyboard().press("Control+d");
        witness.awaitElements(2);
        String copy = (String) witness.order().get(1);
        assertThat(witness.placeOf(copy)).isEqualTo("-184 -84 80 60");
        says(a, "Rectangle, 2 of 2");
        drag(a, -164, -84, 20, -54, "Alt");
        witness.awaitElements(3);
        String dragged = (String) witness.order().get(2);
        witness.awaitPlace(dragged, "0 -54 80 60");
        assertThat(witness.placeOf(copy)).isEqualTo("-184 -84 80 60");
        a.press("selection-delete");
        witness.awaitElements(2);
        a.page.keyboard().press("Control+a");
        a.page.keyboard().press("Delete");
        witness.awaitElements(0);
        a.page.keyboard().press("Control+z");
        witness.awaitElements(2);
        assertThat(witness.placeOf(one)).isEqualTo("-200 -100 80 60");
    }

    @Test
    @DisplayName("copy, cut and paste, on one board and from board to board, keep everything but the ids")
    void clipboard() {
        Witness witness = witness(edit);
        String group = "{\"group\":{\"author\":1,\"n\":1},\"style\":{\"stroke\":4278190335,\"width\":64,\"dash\":2}}";
        witness.put(Witness.RECTANGLE, -200, -100, 80, 60, group);
        witness.put(Witness.LINE, 0, -100, 80, 60, group);
        BoardPage a = selecting(2);
        a.page.keyboard().press("Control+a");
        a.page.keyboard().press("Control+x");
        witness.awaitElements(0);
        moveTo(a, 100, 100);
        a.page.keyboard().press("Control+v");
        witness.awaitElements(2);
        says(a, "2 elements selected, 1 of 1");
        assertThat(witness.order().stream().map(key -> witness.placeOf((String) key)))
                .containsExactly("-40 70 80 60", "160 70 to 240 130");

        String first = edit;
        makeBoard();
        assertThat(edit).isNotEqualTo(first);
        Witness other = witness(edit);
        BoardPage b = opened(BoardPage.desktop(site.browser()), edit, 0);
        moveTo(b, 0, 0);
        b.page.keyboard().press("Control+v");
        other.awaitElements(2);
        List<String> pasted = other.order().stream().map(String.class::cast).toList();
        assertThat(other.placeOf(pasted.get(0))).isEqualTo("-140 -30 80 60");
        assertThat(other.field(pasted.get(0), "style")).contains("\"dash\":2", "\"width\":64", "\"stroke\":4278190335");
        assertThat(other.field(pasted.get(0), "group"))
                .isEqualTo(other.field(pasted.get(1), "group"))
                .isEqualTo(other.field(pasted.get(0), "id"));
    }

    @Test
    @DisplayName("copied, pasted and cut from the board's menu, without a key")
    void clipboardByMenu() {
        Witness witness = witness(edit);
        witness.rectangle(-200, -100, 80, 60);
        BoardPage a = BoardPage.desktop(site.browser());
        a.page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        opened(a, edit, 1);
        a.page.keyboard().press("Control+a");
        fromMenu(a, "edit.copy");
        fromMenu(a, "edit.paste");
        witness.awaitElements(2);
        fromMenu(a, "edit.cut");
        witness.awaitElements(1);
        fromMenu(a, "edit.paste");
        witness.awaitElements(2);
    }

    private static void fromMenu(BoardPage page, String command) {
        page.press("menu");
        page.press("menu-" + command);
    }

    @Test
    @DisplayName("the right button selects what lies under it, and dragged it moves the paper")
    void rightButton() {
        Witness witness = witness(edit);
        String box = witness.rectangle(-200, -100, 80, 60);
        BoardPage a = opened(BoardPage.desktop(site.browser()), edit, 1);
        Mouse.ClickOptions right = new Mouse.ClickOptions().setButton(MouseButton.RIGHT);
        a.page.mouse().click(ORIGIN.x() - 200, ORIGIN.y() - 70, right);
        says(a, "Rectangle, 1 of 1");
        assertThat(a.page.getByTestId("selection-bar")).isVisible();
        a.awaitData("view", "rested");
        String camera = a.data("camera");
        moveTo(a, -200, -70);
        a.page.mouse().down(new Mouse.DownOptions().setButton(MouseButton.RIGHT));
        moveTo(a, -120, -20);
        a.page.mouse().up(new Mouse.UpOptions().setButton(MouseButton.RIGHT));
        a.awaitData("view", "rested");
        assertThat(a.data("camera")).isNotEqualTo(camera);
        assertThat(witness.placeOf(box)).isEqualTo("-200 -100 80 60");
        says(a, "Rectangle, 1 of 1");
        a.page.mouse().click(ORIGIN.x() + 200, ORIGIN.y() + 100, right);
        says(a, "Nothing is selected");
    }

    @Test
    @DisplayName(
            "[LIM-2] plain text is pasted as text; what is damaged, too much or nothing is said and changes nothing")
    void clipboardOfOthers() {
        Witness witness = witness(edit);
        BoardPage a = opened(BoardPage.desktop(site.browser()), edit, 0);
        pasted(a, "Über dem Nebel");
        witness.awaitElements(1);
        assertThat(witness.field((String) witness.order().get(0), "text")).contains("Über dem Nebel");
        int before = witness.seq();
        pasted(a, "inkwire:1:AAAA");
        toasted(a, "damaged");
        pasted(a, "inkwire:9:AAAA");
        toasted(a, "newer Inkwire");
        pasted(a, "x".repeat(20_000));
        toasted(a, "too long");
        pasted(a, "");
        toasted(a, "nothing to paste");
        assertThat(witness.seq()).isEqualTo(before);
        assertThat(a.data("elements")).isEqualTo("1");
    }

    @Test
    @DisplayName("[ELM-5] to the front, back, forward and backward, by buttons and keys")
    void order() {
        Witness witness = witness(edit);
        String one = witness.rectangle(-100, -100, 200, 100);
        String two = witness.rectangle(-80, -80, 200, 100);
        String three = witness.rectangle(-60, -60, 200, 100);
        BoardPage a = selecting(3);
        click(a, -100, -50);
        a.press("selection-front");
        a.awaitSaved();
        assertThat(witness.order()).isEqualTo(List.of(two, three, one));
        a.page.keyboard().press("Control+[");
        a.awaitSaved();
        assertThat(witness.order()).isEqualTo(List.of(two, one, three));
        a.press("selection-back");
        a.awaitSaved();
        assertThat(witness.order()).isEqualTo(List.of(one, two, three));
        a.press("selection-forward");
        a.awaitSaved();
        assertThat(witness.order()).isEqualTo(List.of(two, one, three));
    }

    @Test
    @DisplayName("[ELM-4] what is locked can be selected, but neither moved nor deleted until it is unlocked")
    void locks() {
        Witness witness = witness(edit);
        String one = witness.rectangle(-200, -100, 80, 60);
        BoardPage a = selecting(1);
        click(a, -200, -70);
        a.press("selection-lock");
        witness.awaitField(one, "locked", "true");
        drag(a, -200, -70, 0, 0);
        click(a, -200, -70);
        says(a, "Rectangle, locked, 1 of 1");
        a.page.keyboard().press("Delete");
        a.page.keyboard().press("ArrowRight");
        assertThat(a.page.getByTestId("selection-delete")).isHidden();
        a.screenshot("select-locked");
        a.press("selection-unlock");
        witness.awaitField(one, "locked", "undefined");
        assertThat(witness.placeOf(one)).isEqualTo("-200 -100 80 60");
        drag(a, -180, -100, -80, -100);
        witness.awaitPlace(one, "-100 -100 80 60");
    }

    @Test
    @DisplayName("a group is taken and moved as one, a double click takes one of it, ungrouping ends it")
    void groups() {
        Witness witness = witness(edit);
        String one = witness.put(Witness.LINE, -200, -100, 80, 60, "{}");
        String two = witness.put(Witness.LINE, 0, -100, 80, 60, "{}");
        BoardPage a = selecting(2);
        press(a, "Control+a", "Control+g", "Escape");
        drag(a, -160, -70, -150, -50);
        witness.awaitPlace(one, "-190 -80 to -110 -20");
        witness.awaitPlace(two, "10 -80 to 90 -20");
        a.page.mouse().dblclick(ORIGIN.x() + 50, ORIGIN.y() - 50);
        says(a, "Line");
        press(a, "Escape");
        click(a, 50, -50);
        says(a, "2 elements selected, 1 of 1");
        a.press("selection-ungroup");
        witness.awaitField(one, "group", "undefined");
        press(a, "Escape");
        drag(a, 50, -50, 150, -50);
        witness.awaitPlace(two, "110 -80 to 190 -20");
        assertThat(witness.placeOf(one)).isEqualTo("-190 -80 to -110 -20");
    }

    @Test
    @DisplayName(
            "by the keyboard alone: to each element and back, moved, resized, turned, copied and deleted, with each said")
    void keyboardOnly() {
        Witness witness = witness(edit);
        String one = witness.rectangle(-200, -100, 80, 60);
        witness.put(Witness.TEXT, 0, 0, 200, 26, "{\"text\":{\"body\":\"Ink\",\"size\":20}}");
        BoardPage a = opened(BoardPage.desktop(site.browser()), edit, 2);
        press(a, "v", "Tab");
        says(a, "Rectangle, 1 of 2");
        press(a, "Tab");
        says(a, "Text: Ink, 2 of 2");
        press(a, "Shift+Tab");
        says(a, "Rectangle, 1 of 2");
        press(a, "ArrowRight", "ArrowRight", "ArrowDown", "Shift+ArrowUp");
        int before = witness.seq();
        press(a, "Control+z");
        witness.awaitPlace(one, "-200 -100 80 60");
        press(a, "Control+Shift+z");
        witness.awaitPlace(one, "-198 -109 80 60");
        assertThat(witness.seq()).as("one op, its undo and its redo").isLessThanOrEqualTo(before + 3);
        press(a, "Control+ArrowRight", "Control+ArrowDown", "Control+ArrowDown", "Control+Shift+ArrowRight", "Escape");
        witness.awaitPlace(one, "-198 -109 90 80 turned 15");
        press(a, "Tab", "Shift+F10");
        assertThat(a.page.getByTestId("selection-duplicate")).isFocused();
        press(a, "Enter");
        witness.awaitElements(3);
        press(a, "Escape", "Delete");
        witness.awaitElements(2);
    }

    @Test
    @DisplayName("the bar beside the selection is on the page wherever the selection is")
    void barStaysOnThePage() {
        Witness witness = witness(edit);
        witness.rectangle(-630, 100, 100, 40);
        witness.rectangle(530, 260, 100, 40);
        witness.rectangle(-50, -390, 100, 40);
        BoardPage a = selecting(3);
        for (Point on : List.of(new Point(-560, 100), new Point(560, 260), new Point(-30, -350))) {
            press(a, "Escape");
            click(a, on.x(), on.y());
            assertThat(a.page.getByTestId("selection-bar")).isVisible();
            var bar = a.page.getByTestId("selection-bar").boundingBox();
            assertThat(bar.x).isBetween(0.0, 1280 - bar.width);
            assertThat(bar.y).isBetween(0.0, 800 - bar.height);
        }
    }

    @Test
    @DisplayName("by finger: a tap selects, a long press adds, a drag moves, two fingers move the paper only")
    void fingers() {
        Witness witness = witness(edit);
        String one = witness.rectangle(-120, -100, 100, 80);
        String two = witness.rectangle(20, -100, 100, 80);
        BoardPage phone = opened(BoardPage.phone(site.browser(), ColorScheme.LIGHT), edit, 2);
        phone.page.keyboard().press("v");
        // The board's origin is in the middle of the page.
        double x = 195;
        double y = 422;
        tap(phone, x - 120, y - 60);
        says(phone, "Rectangle, 1 of 2");
        assertThat(phone.page.getByTestId("selection-bar")).isInViewport();
        phone.hold(new Point(x + 120, y - 60), () -> says(phone, "2 elements selected"));
        phone.screenshot("select-phone");
        phone.touch(List.of(line(new Point(x - 95, y - 100), new Point(x - 95, y))));
        witness.awaitPlace(one, "-120 0 100 80");
        witness.awaitPlace(two, "20 0 100 80");
        int before = witness.seq();
        phone.touch(List.of(
                line(new Point(x - 60, y + 120), new Point(x - 100, y + 120)),
                line(new Point(x + 60, y + 120), new Point(x + 100, y + 120))));
        assertThat(phone.page.getByTestId("zoom-fit")).not().hasText("100%");
        assertThat(witness.seq()).isEqualTo(before);
        says(phone, "2 elements selected");
    }

    @Test
    @DisplayName("what somebody else removes is not selected any more, and the rest still is")
    void removedByOthers() {
        Witness witness = witness(edit);
        String one = witness.rectangle(-200, -100, 80, 60);
        String two = witness.rectangle(0, -100, 80, 60);
        BoardPage a = selecting(2);
        a.page.keyboard().press("Control+a");
        witness.remove(one);
        says(a, "Rectangle, 1 of 1");
        a.page.keyboard().press("ArrowDown");
        witness.awaitPlace(two, "0 -99 80 60");
        witness.remove(two);
        says(a, "Nothing is selected");
        assertThat(a.page.getByTestId("selection-bar")).isHidden();
    }

    @Test
    @DisplayName(
            "[SES-2] what is drawn and selected before the board is joined stays selected when its ids become real")
    void selectedBeforeJoining() {
        BoardPage a = BoardPage.desktop(site.browser()).cuttable(true);
        site.opened(a);
        a.page.navigate(edit);
        a.page.keyboard().press("r");
        drag(a, -100, -100, 0, 0);
        a.page.keyboard().press("v");
        a.page.keyboard().press("Control+a");
        a.mend();
        a.page.keyboard().press("ArrowRight");
        Witness witness = witness(edit);
        witness.awaitPlace((String) witness.order().get(0), "-99 -100 100 100");
    }

    @Test
    @DisplayName(
            "[ELM-3] [ELM-2] [I6] two edit the same selection, one of them cut off for a while: both converge, and undo takes back only what the other has not touched since")
    void twoEditOneSelection() {
        Witness witness = witness(edit);
        List<String> keys = IntStream.range(0, 4)
                .mapToObj(i -> witness.rectangle(-300 + 200 * i, -100, 80, 60))
                .toList();
        BoardPage a = selecting(4);
        BoardPage b = opened(BoardPage.desktop(site.browser()).cuttable(false), edit, 4);
        press(b, "v", "Control+a");
        b.cut();

        press(a, "Control+a");
        drag(a, -280, -100, -180, -100);
        press(a, "3", "Escape");
        click(a, 420, -100);
        press(a, "Delete");
        a.awaitSaved();

        drag(b, -280, -100, -280, -20);
        press(b, "Escape");
        click(b, 120, -20);
        press(b, "Delete");
        b.awaitData("elements", "3");
        b.mend();
        witness.awaitPlace(keys.get(0), "-200 -20 80 60");
        witness.awaitPlace(keys.get(1), "0 -20 80 60");
        assertThat(witness.placeOf(keys.get(2))).isEqualTo("none");
        assertThat(witness.placeOf(keys.get(3))).isEqualTo("none");
        String restyled = witness.field(keys.get(0), "style");
        converge(witness, a, b);

        // Of the three things A did, B has touched two elements since: only the fourth comes back, step by step.
        press(a, "Control+z");
        witness.awaitPlace(keys.get(3), "400 -100 80 60");
        press(a, "Control+z", "Control+z");
        witness.awaitPlace(keys.get(3), "300 -100 80 60");
        assertThat(witness.placeOf(keys.get(0))).isEqualTo("-200 -20 80 60");
        assertThat(witness.field(keys.get(0), "style")).isEqualTo(restyled);
        converge(witness, a, b);

        // A touches one of the two that B had moved: B's undo leaves that one alone.
        press(b, "Control+z");
        witness.awaitElements(4);
        a.awaitData("elements", "4");
        press(a, "Escape");
        click(a, 20, -20);
        press(a, "Shift+ArrowRight", "Escape");
        witness.awaitPlace(keys.get(1), "10 -20 80 60");
        converge(witness, a, b);
        press(b, "Control+z");
        witness.awaitPlace(keys.get(0), "-200 -100 80 60");
        assertThat(witness.placeOf(keys.get(1))).isEqualTo("10 -20 80 60");
        converge(witness, a, b);
    }

    /** Waits until all have seen the same, and compares all of it. */
    private static void converge(Witness witness, BoardPage... pages) {
        for (BoardPage page : pages) {
            page.awaitSaved();
        }
        String seq = Integer.toString(witness.seq());
        for (BoardPage page : pages) {
            page.awaitData("seq", seq);
            assertThat(page.content()).isEqualTo(witness.content());
        }
    }

    @Test
    @DisplayName("[BRD-2] a viewer has no select tool and selects nothing")
    void viewer() {
        Witness witness = witness(edit);
        witness.rectangle(-200, -100, 80, 60);
        BoardPage viewer = opened(BoardPage.desktop(site.browser()), view, 1);
        press(viewer, "v", "Control+a", "Delete", "Tab");
        click(viewer, -200, -70);
        assertThat(viewer.page.getByTestId("selection-bar")).isHidden();
        assertThat(viewer.page.getByTestId("announcement")).hasCount(0);
        assertThat(viewer.data("elements")).isEqualTo("1");
    }

    private static void says(BoardPage page, String text) {
        if (text.isEmpty()) {
            assertThat(page.page.getByTestId("announcement")).hasCount(0);
        } else {
            assertThat(page.page.getByTestId("announcement")).hasText(text);
        }
    }

    private static void press(BoardPage page, String... keys) {
        for (String key : keys) {
            page.page.keyboard().press(key);
        }
    }

    private static void moveTo(BoardPage page, double x, double y) {
        page.page.mouse().move(ORIGIN.x() + x, ORIGIN.y() + y);
    }

    private static void click(BoardPage page, double x, double y) {
        page.page.mouse().click(ORIGIN.x() + x, ORIGIN.y() + y);
    }

    private static void shiftClick(BoardPage page, double x, double y) {
        page.page.keyboard().down("Shift");
        click(page, x, y);
        page.page.keyboard().up("Shift");
    }

    private static void tap(BoardPage page, double x, double y) {
        page.page.touchscreen().tap(x, y);
    }

    private static Point at(double x, double y) {
        return new Point(ORIGIN.x() + x, ORIGIN.y() + y);
    }

    private static List<Point> line(Point from, Point to) {
        return IntStream.rangeClosed(0, STEPS)
                .mapToObj(i -> new Point(
                        from.x() + (to.x() - from.x()) * i / STEPS, from.y() + (to.y() - from.y()) * i / STEPS))
                .toList();
    }

    private static void drag(BoardPage page, double fromX, double fromY, double toX, double toY, String... held) {
        for (String key : held) {
            page.page.keyboard().down(key);
        }
        page.stroke(line(at(fromX, fromY), at(toX, toY)));
        for (String key : held) {
            page.page.keyboard().up(key);
        }
    }

    /** A paste event as the browser makes it, with this as its plain text. */
    private static void pasted(BoardPage page, String text) {
        page.page.evaluate("""
                (text) => {
                  const clipboardData = new DataTransfer();
                  if (text) clipboardData.setData('text/plain', text);
                  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
                }""", text);
    }

    private static void toasted(BoardPage page, String part) {
        assertThat(page.page.getByTestId("toast").filter(new FilterOptions().setHasText(part)))
                .isVisible();
    }
}
