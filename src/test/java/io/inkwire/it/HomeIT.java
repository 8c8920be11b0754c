package io.inkwire.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The home page and what a board's page says of the board itself: names, links, codes, pictures. */
final class HomeIT {
    private static final List<String> ROLES = List.of("view", "edit", "owner");

    @RegisterExtension
    static final PagesExtension site = new PagesExtension();

    private BoardPage home() {
        return goHome(site.opened(BoardPage.desktop(site.browser())));
    }

    private static BoardPage goHome(BoardPage board) {
        board.page.navigate(site.url().toString());
        return board;
    }

    private static void make(BoardPage home, String title) {
        home.page.getByTestId("new-title").fill(title);
        home.press("new-board");
        assertThat(home.page.getByTestId("open-board")).isVisible();
    }

    private static String link(BoardPage made, String role) {
        return made.page.getByTestId("link-" + role).textContent();
    }

    private static void openMade(BoardPage home) {
        home.press("open-board");
        home.awaitData("state", "online");
    }

    private static Locator cards(BoardPage home) {
        return home.page.getByTestId("known-board");
    }

    private static void fromMenu(BoardPage home, String entry) {
        home.page.getByTestId("board-menu").first().click();
        home.press(entry);
    }

    @Test
    @DisplayName("[BRD-1] a board is made with a name; each of its three links is copied as it is shown, and opens it")
    void namedAndCopied() {
        BoardPage home = home();
        home.page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        make(home, "  Ada\u2019s <b>garden</b>  ");
        for (String role : ROLES) {
            home.press("copy-" + role);
            assertThat(home.page.getByTestId("copy-" + role)).containsText("Copied");
            assertThat(home.page.evaluate("navigator.clipboard.readText()")).isEqualTo(link(home, role));
        }
        assertThat(ROLES.stream().map(role -> link(home, role))).doesNotHaveDuplicates();
        for (String role : ROLES) {
            BoardPage guest = site.opened(BoardPage.desktop(site.browser())).open(link(home, role));
            assertThat(guest.page).hasTitle("Ada\u2019s <b>garden</b> \u2013 Inkwire");
            assertThat(guest.data("role")).isEqualTo(String.valueOf(ROLES.indexOf(role)));
        }
    }

    @Test
    @DisplayName(
            "[BRD-4] the code on the screen reads as the link, at home and in the board's share sheet, in the dark too")
    void codes() throws Exception {
        BoardPage home = home();
        make(home, "");
        home.press("qr-owner");
        assertThat(code(home)).isEqualTo(link(home, "owner"));
        home.press("qr-owner");
        assertThat(home.page.getByTestId("qr-code")).hasCount(0);

        BoardPage phone =
                site.opened(BoardPage.phone(site.browser(), ColorScheme.DARK)).open(link(home, "edit"));
        phone.press("share");
        phone.press("qr-edit");
        assertThat(code(phone)).isEqualTo(link(phone, "edit"));
        phone.screenshot("share-phone-dark");
        assertThat(phone.page.getByTestId("link-owner")).hasCount(0);
    }

    private static String code(BoardPage page) throws Exception {
        Locator image = page.page.getByTestId("qr-code");
        image.evaluate("image => image.decode()");
        image.scrollIntoViewIfNeeded();
        return QrReader.read(image.screenshot());
    }

    @Test
    @DisplayName("a board drawn on comes back in the list with its picture, is forgotten, and brought back as it was")
    void pictures() {
        BoardPage home = home();
        make(home, "First");
        openMade(home);
        home.stroke(BoardPage.wave(300, 300));
        home.awaitSaved();
        home.page.waitForFunction("() => Object.keys(localStorage).some((key) => key.startsWith('inkwire.picture.'))");
        goHome(home);
        make(home, "Second");
        goHome(home);

        assertThat(cards(home)).hasCount(2);
        assertThat(cards(home).first()).containsText("Second");
        assertThat(cards(home).first().locator("img")).hasCount(0);
        Locator drawn = cards(home).nth(1);
        assertThat(drawn).containsText("First");
        assertThat((Integer) drawn.locator("img").evaluate(INK_PIXELS)).isGreaterThan(200);
        home.screenshot("home-list");
        home.page.setViewportSize(320, 640);
        assertThat(edge(drawn, ".board-picture", "right"))
                .as("on the narrowest phone the words stand beside the picture")
                .isLessThanOrEqualTo(edge(drawn, ".board-facts", "left"));
        home.page.setViewportSize(1280, 800);

        drawn.getByTestId("board-menu").click();
        home.press("board-forget");
        assertThat(cards(home)).hasCount(1);
        home.press("toast-act");
        assertThat(cards(home)).hasCount(2);
        assertThat(cards(home).nth(1).locator("img")).hasCount(1);
        drawn.locator("a").click();
        home.awaitData("elements", "1");
    }

    /** CSS px. */
    private static double edge(Locator card, String part, String side) {
        return ((Number) card.locator(part).evaluate("(part, side) => part.getBoundingClientRect()[side]", side))
                .doubleValue();
    }

    private static final String INK_PIXELS = """
            async (image) => {
              await image.decode();
              const canvas = document.createElement('canvas');
              canvas.width = image.naturalWidth;
              canvas.height = image.naturalHeight;
              const ctx = canvas.getContext('2d');
              ctx.drawImage(image, 0, 0);
              const { data } = ctx.getImageData(0, 0, canvas.width, canvas.height);
              let ink = 0;
              for (let i = 3; i < data.length; i += 4) if (data[i] > 128) ink++;
              return ink;
            }""";

    @Test
    @DisplayName(
            "[BRD-3] its owner renames a board in place; who is on it sees the new name without a reload, and cannot change it")
    void renamedInPlace() {
        BoardPage owner = home();
        make(owner, "Old");
        String view = link(owner, "view");
        String edit = link(owner, "edit");
        openMade(owner);
        BoardPage viewer = site.opened(BoardPage.desktop(site.browser())).open(view);
        BoardPage editor = site.opened(BoardPage.desktop(site.browser())).open(edit);

        owner.press("board-title");
        owner.page.getByTestId("title-edit").fill("New name");
        owner.page.keyboard().press("Enter");

        for (BoardPage page : List.of(owner, viewer, editor)) {
            assertThat(page.page).hasTitle("New name \u2013 Inkwire");
            assertThat(page.page.locator("h1")).hasText("New name");
        }
        assertThat(viewer.page.getByTestId("board-title")).hasCount(0);
        assertThat(editor.page.getByTestId("board-title")).hasCount(0);

        owner.page.keyboard().press("F2");
        owner.page.getByTestId("title-edit").fill("Never");
        owner.page.keyboard().press("Escape");
        assertThat(owner.page.getByTestId("board-title")).hasText("New name");
        viewer.page.reload();
        assertThat(viewer.page).hasTitle("New name \u2013 Inkwire");
        goHome(owner);
        assertThat(cards(owner).first()).containsText("New name");
    }

    @Test
    @DisplayName("[BRD-3] a board is renamed from the list, and a name that the server does not take is taken back")
    void renamedFromTheList() {
        BoardPage home = home();
        make(home, "Old");
        String view = link(home, "view");
        goHome(home);
        home.page.route("**/api/boards/*", route -> route.abort());
        fromMenu(home, "board-rename");
        home.page.getByTestId("title-field").fill("New");
        home.press("save-title");
        assertThat(home.page.getByTestId("rename-error")).not().isEmpty();
        home.page.unroute("**/api/boards/*");
        home.press("save-title");
        assertThat(cards(home).first()).containsText("New");
        BoardPage viewer = site.opened(BoardPage.desktop(site.browser())).open(view);
        assertThat(viewer.page).hasTitle("New \u2013 Inkwire");

        goHome(home);
        cards(home).first().locator("a").click();
        home.awaitData("state", "online");
        home.page.route("**/api/boards/*", Route::abort);
        home.press("board-title");
        home.page.getByTestId("title-edit").fill("Lost");
        home.page.keyboard().press("Enter");
        assertThat(home.page.getByTestId("toast")).isVisible();
        assertThat(home.page.getByTestId("board-title")).hasText("New");
    }

    @Test
    @DisplayName("a viewer's page has no tools and says that it only looks")
    void viewersPage() {
        BoardPage home = home();
        make(home, "To look at");
        BoardPage viewer = site.opened(BoardPage.desktop(site.browser())).open(link(home, "view"));
        assertThat(viewer.page.getByTestId("status")).containsText("View only");
        assertThat(viewer.page.locator("[data-tool]:visible, [role=toolbar]:visible, #style-panel:visible"))
                .hasCount(0);
        viewer.press("menu");
        assertThat(viewer.page.getByTestId("menu-view.grid")).isVisible();
        assertThat(viewer.page.getByTestId("menu-view.snap")).hasCount(0);
        viewer.page.keyboard().press("Escape");
        viewer.page.keyboard().press("p");
        viewer.stroke(BoardPage.wave(400, 300));
        assertThat(viewer.page.locator("[data-tool]:visible")).hasCount(0);
        assertThat(viewer.data("elements")).isEqualTo("0");
        viewer.press("share");
        assertThat(viewer.page.getByTestId("link-view")).isVisible();
        assertThat(viewer.page.getByTestId("link-edit")).hasCount(0);
    }

    @Test
    @DisplayName(
            "[BRD-6] who may draw may invite: a browser that came by the owner's or the editor's link is told the lesser ones")
    void linksOfLess() {
        BoardPage home = home();
        make(home, "Shared on");
        String owner = link(home, "owner");
        String edit = link(home, "edit");
        BoardPage phone = site.opened(BoardPage.desktop(site.browser())).open(owner);
        phone.press("share");
        assertThat(phone.page.getByTestId("link-edit")).hasText(edit);
        assertThat(phone.page.getByTestId("link-view")).isVisible();
        BoardPage guest = site.opened(BoardPage.desktop(site.browser())).open(edit);
        guest.press("share");
        assertThat(guest.page.getByTestId("link-view")).isVisible();
        assertThat(guest.page.getByTestId("link-owner")).hasCount(0);
    }

    @Test
    @DisplayName("many boards are searched by name, without regard to case and accents")
    void search() {
        BoardPage home = home();
        home.page.evaluate("""
                localStorage.setItem('inkwire.boards', JSON.stringify(['Kitchen', 'Träume', 'Retro 1', 'Retro 2', 'Map', 'Zoo', 'Trip']
                  .map((title, i) => ({ id: `board${i}`, title, keys: { edit: 'k' }, openedMs: Date.now() - i * 86400000 }))))""");
        home.page.reload();
        assertThat(cards(home)).hasCount(7);
        home.page.getByTestId("board-search").fill("RETRO");
        assertThat(cards(home)).hasCount(2);
        home.page.getByTestId("board-search").fill("traum");
        assertThat(cards(home)).hasCount(1);
        assertThat(cards(home).first()).containsText("yesterday");
        home.page.getByTestId("board-search").fill("none of them");
        assertThat(cards(home)).hasCount(0);
        assertThat(home.page.getByTestId("nothing-found")).containsText("none of them");
    }

    @Test
    @DisplayName("a browser that refuses storage makes boards all the same, and is told to copy the links")
    void storageRefused() {
        BoardPage home = site.opened(BoardPage.desktop(site.browser()));
        home.page.addInitScript("""
                for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
                  Object.defineProperty(window, name, { get() { throw new DOMException('refused', 'SecurityError'); } });
                }""");
        goHome(home);
        make(home, "Kept nowhere");
        assertThat(home.page.getByTestId("made-hint")).containsText("copy the links");
        assertThat(cards(home)).hasCount(0);
        openMade(home);
        home.stroke(BoardPage.wave(300, 300));
        home.awaitSaved();
        home.press("share");
        assertThat(home.page.getByTestId("link-owner")).isVisible();
    }

    @Test
    @DisplayName("while the server is away the list is there, and the page says why no board is made")
    void serverAway() {
        BoardPage home = home();
        make(home, "Known");
        goHome(home);
        home.page.route("**/api/**", Route::abort);
        home.page.getByTestId("new-title").fill("Not now");
        home.press("new-board");
        assertThat(home.page.getByTestId("make-error")).containsText("could not be made");
        assertThat(home.page.getByTestId("new-title")).hasValue("Not now");
        fromMenu(home, "board-links");
        home.press("qr-view");
        assertThat(home.page.locator(".qr-failed")).isVisible();
        home.page.unroute("**/api/**");
        home.press("close-sheet");
        home.press("new-board");
        assertThat(home.page.getByTestId("open-board")).isVisible();
        assertThat(cards(home)).hasCount(2);
    }
}
