package io.inkwire.it;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import io.inkwire.web.TestBrowser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One Chromium page with a storage of its own, and hands to use it with. Whatever it waits for it reads off the page's own
 * {@code <html data-…>}. Confined to the browser's thread.
 */
final class BoardPage implements AutoCloseable {
    /** Twice what Playwright waits: the machine may be busy with other builds. */
    static final double PATIENCE_MS = 60_000;

    private static final Path SCREENS = Path.of("target", "screens");

    /** A place on the page, CSS px. */
    record Point(double x, double y) {}

    final Page page;
    private final BrowserContext context;
    private final List<String> errors = new ArrayList<>();

    private BoardPage(BrowserContext context) {
        this(context, context.newPage());
    }

    private BoardPage(BrowserContext context, Page page) {
        this.context = context;
        this.page = page;
        context.setDefaultTimeout(PATIENCE_MS);
        page.onPageError(errors::add);
    }

    static BoardPage desktop(TestBrowser browser) {
        return new BoardPage(browser.browser().newContext(window()));
    }

    /** One whose browser keeps the page's files, so that it opens without the server. */
    static BoardPage keeping(TestBrowser browser) {
        return new BoardPage(browser.browser().newContext(window().setServiceWorkers(ServiceWorkerPolicy.ALLOW)));
    }

    /** For tests that look at little: a page of this size is painted in no time. */
    static BoardPage small(TestBrowser browser) {
        return new BoardPage(browser.browser().newContext(window().setViewportSize(800, 500)));
    }

    static BoardPage phone(TestBrowser browser, ColorScheme scheme) {
        return new BoardPage(browser.browser()
                .newContext(window().setViewportSize(390, 844)
                        .setDeviceScaleFactor(2)
                        .setIsMobile(true)
                        .setHasTouch(true)
                        .setColorScheme(scheme)));
    }

    static BoardPage dark(TestBrowser browser) {
        return new BoardPage(browser.browser().newContext(window().setColorScheme(ColorScheme.DARK)));
    }

    /** No service worker: each would read all the page's files once more, while the test looks at something else. */
    private static NewContextOptions window() {
        return new NewContextOptions().setViewportSize(1280, 800).setServiceWorkers(ServiceWorkerPolicy.BLOCK);
    }

    /** Another tab of the same browser; gone with it. */
    BoardPage tab() {
        return new BoardPage(context);
    }

    /** This tab once more, as a browser duplicates it: with a copy of what the tab itself has stored. */
    BoardPage duplicate() {
        return new BoardPage(context, page.waitForPopup(() -> page.evaluate("() => void window.open(location.href)")));
    }

    /** The renderer dies, as when the machine runs out of memory. The page is of no use afterwards. */
    void crash() {
        try {
            page.navigate("chrome://crash");
        } catch (PlaywrightException expected) {
            page.close();
            return;
        }
        throw new AssertionError("the page lives");
    }

    /** As if this browser had never heard of WebSockets. */
    BoardPage withoutWebSocket() {
        context.addInitScript("delete window.WebSocket");
        return this;
    }

    /** Opens a board's link and waits until it is there. */
    BoardPage open(String link) {
        page.navigate(link);
        awaitData("state", "online");
        return this;
    }

    /**
     * From now on a network that can be {@link #cut}: closing the sockets that are open, and letting none be opened, as
     * Playwright's own offline mode leaves WebSockets alone.
     *
     * @param isCut already
     */
    BoardPage cuttable(boolean isCut) {
        context.route("**/sockjs/**", Route::abort);
        context.addInitScript("""
                (() => {
                  const Real = window.WebSocket;
                  const open = new Set();
                  let isCut = IS_CUT;
                  window.WebSocket = class extends Real {
                    constructor(url, protocols) {
                      // At an address where no socket is: one that the page's policy forbids would hang.
                      super(isCut ? url.replace('/ws?', '/cut?') : url, protocols);
                      open.add(this);
                    }
                  };
                  window.addEventListener('inkwire-cut', ({ detail }) => {
                    isCut = detail;
                    if (isCut) open.forEach((socket) => socket.close());
                    open.clear();
                  });
                })();""".replace("IS_CUT", Boolean.toString(isCut)));
        return this;
    }

    /** Takes the network away. */
    void cut() {
        context.setOffline(true);
        page.evaluate("dispatchEvent(new CustomEvent('inkwire-cut', { detail: true }))");
        awaitData("state", "offline");
    }

    /** And gives it back; returns once the page has joined again. */
    void mend() {
        context.setOffline(false);
        page.evaluate("dispatchEvent(new CustomEvent('inkwire-cut', { detail: false }))");
        awaitData("state", "online");
        awaitSaved();
    }

    /** The position and the hash (I6) of all the page holds as confirmed. */
    String content() {
        page.evaluate("""
                () => {
                  delete document.documentElement.dataset.content;
                  document.documentElement.dispatchEvent(new CustomEvent('inkwire-content'));
                }""");
        page.waitForFunction("document.documentElement.dataset.content");
        return data("content");
    }

    String data(String name) {
        return String.valueOf(page.evaluate("name => document.documentElement.dataset[name]", name));
    }

    void awaitData(String name, String value) {
        page.waitForFunction(
                "([name, value]) => document.documentElement.dataset[name] === value", List.of(name, value));
    }

    /** Waits until everything drawn here is durable. */
    void awaitSaved() {
        awaitData("pending", "0");
    }

    void press(String testId) {
        page.getByTestId(testId).click();
    }

    /** Presses the mouse at the first point and moves it over all; it stays down. */
    void drawTo(List<Point> way) {
        page.mouse().move(way.get(0).x(), way.get(0).y());
        page.mouse().down();
        way.forEach(point -> page.mouse().move(point.x(), point.y()));
    }

    void lift() {
        page.mouse().up();
    }

    void stroke(List<Point> way) {
        drawTo(way);
        lift();
    }

    /** A wave from a place to the right. Each place costs a frame. */
    static List<Point> wave(double x, double y) {
        List<Point> way = new ArrayList<>();
        for (int i = 0; i <= 10; i++) {
            way.add(new Point(x + 23.6 * i, y + 40 * Math.sin(i)));
        }
        return way;
    }

    /** A stroke of no account to the right of a place. */
    static List<Point> tick(double x, double y) {
        List<Point> way = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            way.add(new Point(x + 12 * i, y + 4 * (i % 3)));
        }
        return way;
    }

    /** Waits until what was drawn here is with the server, or at least in this browser's store. */
    void awaitKept() {
        page.waitForFunction(
                "() => { const { pending, kept } = document.documentElement.dataset; return pending === '0' || kept === pending; }");
    }

    /** Fingers, each a way of as many places as the others: down at the first, up after the last. */
    void touch(List<List<Point>> fingers) {
        CDPSession chrome = context.newCDPSession(page);
        // All at once: a second finger that comes late, as on a busy machine, does not pinch.
        send(chrome, "touchStart", fingers, 0);
        for (int i = 1; i < fingers.get(0).size(); i++) {
            send(chrome, "touchMove", fingers, i);
        }
        send(chrome, "touchEnd", List.of(), 0);
        chrome.detach();
    }

    /** A finger that rests at a place until {@code meanwhile} has been lived through. */
    void hold(Point at, Runnable meanwhile) {
        CDPSession chrome = context.newCDPSession(page);
        send(chrome, "touchStart", List.of(List.of(at)), 0);
        meanwhile.run();
        send(chrome, "touchEnd", List.of(), 0);
        chrome.detach();
    }

    private static void send(CDPSession chrome, String type, List<List<Point>> fingers, int at) {
        JsonArray points = new JsonArray();
        for (int id = 0; id < fingers.size(); id++) {
            JsonObject point = new JsonObject();
            point.addProperty("x", fingers.get(id).get(at).x());
            point.addProperty("y", fingers.get(id).get(at).y());
            point.addProperty("id", id);
            points.add(point);
        }
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        chrome.send("Input.dispatchTouchEvent", event);
    }

    /** Waits until a layer (scene, live, presence) shows something, or nothing. */
    void awaitLayer(String layer, boolean hasInk) {
        page.waitForFunction("""
                ([layer, hasInk]) => {
                  const canvas = document.querySelector(`.layer-${layer}`);
                  const copy = document.createElement('canvas');
                  copy.width = canvas.width;
                  copy.height = canvas.height;
                  const ctx = copy.getContext('2d', { willReadFrequently: true });
                  ctx.drawImage(canvas, 0, 0);
                  const pixels = new Uint32Array(ctx.getImageData(0, 0, copy.width, copy.height).data.buffer);
                  let at = 0;
                  while (at < pixels.length && pixels[at] === 0) at++;
                  return at < pixels.length === hasInk;
                }""", List.of(layer, hasInk));
    }

    /** What the settled layer shows, pixel by pixel. */
    String scene() {
        return (String) page.evaluate("document.querySelector('.layer-scene').toDataURL()");
    }

    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve(name + ".png")));
    }

    List<String> errors() {
        return List.copyOf(errors);
    }

    @Override
    public void close() {
        context.close();
    }
}
