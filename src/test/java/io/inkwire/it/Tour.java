package io.inkwire.it;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A walk through the whole page. Every scene is photographed by day and by night into {@code target/screens} and shown to axe; requests to other
 * origins, errors and what the console says are noted. Confined to the browser's thread.
 */
final class Tour {
    private static final Path SCREENS = Path.of("target", "screens");

    private static final String SMALLEST = "phone";

    /** What Chromium itself says while there is no network, and Playwright where there is no service worker. */
    private static final Pattern EXPECTED = Pattern.compile(
            "ERR_INTERNET_DISCONNECTED|An unknown error occurred when fetching the script|Service Worker registration blocked");

    private final List<String> wrong = new ArrayList<>();
    private final BrowserContext context;
    private final Page page;
    private final String site;
    private final String size;
    private final List<WebSocketRoute> sockets = new ArrayList<>();
    private boolean cut;
    private int scenes;
    private ColorScheme scheme = ColorScheme.LIGHT;

    /** @param site its address, with the last slash */
    Tour(BrowserContext context, String site, String size) {
        this.context = context;
        this.page = context.newPage();
        this.site = site;
        this.size = size;
        listen();
    }

    /** @param edit a drawn board's link, as is {@code view} */
    void walk(String edit, String view) {
        home();
        board(edit);
        sheets();
        offline();
        viewer(view);
        notices(edit);
    }

    /** What should not have been. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** Going offline cuts no socket that is open: those go through our hands. */
    private void carry(WebSocketRoute socket) {
        if (cut) {
            socket.close();
        } else {
            sockets.add(socket);
            socket.connectToServer();
        }
    }

    private void listen() {
        page.routeWebSocket(url -> true, this::carry);
        page.onRequest(request -> {
            if (!request.url().startsWith(site) && !request.url().matches("(blob|data):.*")) {
                wrong.add("a request to " + request.url());
            }
        });
        page.onPageError(wrong::add);
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())
                    && !EXPECTED.matcher(message.text()).find()) {
                wrong.add(message.type() + ": " + message.text());
            }
        });
    }

    private void home() {
        page.navigate(site);
        scene("home");
        press("new-board");
        page.getByTestId("link-owner").waitFor();
        scene("made");
        press("open-board");
        awaitState("online");
        scene("empty board");
        press("board-title");
        page.getByTestId("title-edit").waitFor();
        scene("rename");
        page.keyboard().press("Escape");
    }

    private void board(String edit) {
        open(edit);
        page.waitForFunction("Number(document.documentElement.dataset.elements) > 8");
        scene("board");
        if (page.getByTestId("ink").isVisible()) {
            press("ink");
            scene("ink tray");
            press("ink");
        }
        press("family-shapes");
        scene("shapes");
        page.keyboard().press("Escape");
        press("menu");
        scene("menu");
        page.keyboard().press("Escape");
    }

    private void sheets() {
        press("share");
        press("qr-edit");
        page.getByTestId("qr-code").evaluate("image => image.decode()");
        sheet("share");
        press("me");
        scene("people");
        page.getByTestId("person-follow").first().click();
        page.getByTestId("following").waitFor();
        scene("following");
        page.keyboard().press("Escape");
        page.keyboard().press("?");
        sheet("help");
        page.keyboard().press("Control+Shift+e");
        sheet("export");
        page.keyboard().press("v");
        page.keyboard().press("Control+a");
        page.getByTestId("selection-bar").waitFor();
        scene("selection");
        page.keyboard().press("Escape");
    }

    private void offline() {
        cut = true;
        sockets.forEach(WebSocketRoute::close);
        context.setOffline(true);
        awaitState("offline");
        scene("offline");
        cut = false;
        context.setOffline(false);
    }

    private void viewer(String view) {
        open(view);
        scene("viewer");
        page.navigate(site);
        scene("known boards");
    }

    private void notices(String edit) {
        notice(site + "b/AAAAAAAAAAAAAAAAAAAAAA#AAAAAAAAAAAAAAAAAAAAAA", "noBoard");
        notice(edit.substring(0, edit.indexOf('#')) + "#AAAAAAAAAAAAAAAAAAAAAA", "noAccess");
    }

    private void open(String link) {
        page.navigate("about:blank");
        page.navigate(link);
        awaitState("online");
    }

    private void notice(String link, String name) {
        page.navigate("about:blank");
        page.navigate(link);
        page.getByTestId("notice-" + name).waitFor();
        scene("notice " + name);
    }

    private void sheet(String name) {
        page.getByTestId("close-sheet").waitFor();
        scene(name);
        page.keyboard().press("Escape");
    }

    private void press(String testId) {
        page.getByTestId(testId).click();
    }

    private void awaitState(String state) {
        page.waitForFunction("state => document.documentElement.dataset.state === state", state);
    }

    /** As it stands, and then with the other colours, in which the walk goes on. */
    private void scene(String name) {
        scenes++;
        photograph(name);
        scheme = scheme == ColorScheme.LIGHT ? ColorScheme.DARK : ColorScheme.LIGHT;
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        photograph(name);
    }

    private void photograph(String name) {
        String time = scheme.name().toLowerCase(Locale.ROOT);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENS.resolve(
                        "tour-%s-%s-%02d-%s.png".formatted(size, time, scenes, name.replace(' ', '-')))));
        // Colours alone differ by night, and not from size to size; the smallest has all scenes.
        if (scheme == ColorScheme.LIGHT || size.equals(SMALLEST)) {
            Axe.violations(page, scheme == ColorScheme.DARK)
                    .forEach(violation -> wrong.add(name + ", " + time + ": " + Objects.toString(violation)));
        }
    }
}
