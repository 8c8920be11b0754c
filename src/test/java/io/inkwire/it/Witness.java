package io.inkwire.it;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.inkwire.web.TestBrowser;
import java.util.List;

/**
 * A session of its own on a board, in a page that shows nothing: it lays out what a test begins with and tells what the
 * server holds. Confined to the browser's thread.
 */
final class Witness implements AutoCloseable {
    private static final String OPEN = """
            async (link) => {
              const address = new URL(link);
              const { openSession } = await import('/js/sync/session.js');
              const session = openSession({
                boardId: address.pathname.slice(3), key: address.hash.slice(1), name: 'Witness', base: address.origin,
              });
              window.session = session;
              const { figureOf } = await import('/js/geometry/figure.js');
              const round = (value) => Math.round(value * 10) / 10;
              // Nothing asynchronous: waiting for a promise is waiting for nothing.
              window.placeOf = (key) => {
                const element = session.document.confirmed.entries.get(key)?.element;
                if (!element) return 'none';
                const { box, points } = figureOf(element);
                const turn = Math.round(((element.place && element.place.turn) || 0) / 65536 * 3600) / 10;
                const ends = points && points.length === 2 ? points.map((p) => `${round(p.x)} ${round(p.y)}`).join(' to ') : null;
                return ends || `${round(box.x)} ${round(box.y)} ${round(box.w)} ${round(box.h)}${turn ? ` turned ${turn}` : ''}`;
              };
            }""";

    private static final String PUT = """
            async ([kind, x, y, w, h, more]) => {
              const { encodeInk } = await import('/js/model/ink.js');
              const { placeOf } = await import('/js/geometry/place.js');
              const element = { id: session.newId(), kind, z: session.topZ(), style: { stroke: 0x1d2733ff, width: 32 } };
              if (kind === 2 || kind === 8) element.ink = encodeInk([{ x, y }, { x: x + w, y: y + h }], 1);
              else element.place = placeOf({ x, y, w, h });
              session.submit([{ put: { ...element, ...JSON.parse(more) } }]);
              return `${element.id.author}.${element.id.n}`;
            }""";

    static final int LINE = 2;
    static final int RECTANGLE = 3;
    static final int TEXT = 5;

    private final BrowserContext context;
    private final Page page;

    private Witness(BrowserContext context) {
        this.context = context;
        context.setDefaultTimeout(BoardPage.PATIENCE_MS);
        this.page = context.newPage();
    }

    static Witness of(TestBrowser browser, String link) {
        Witness witness = new Witness(browser.browser().newContext());
        witness.page.navigate(link.substring(0, link.indexOf("/b/")) + "/favicon.svg");
        witness.page.evaluate(OPEN, link);
        // Not inside the script: nothing ends a script that waits in vain.
        witness.await("() => session.status.state === 'online'", "");
        return witness;
    }

    /**
     * Puts an element above all others; its key.
     *
     * @param more further fields as JSON
     */
    String put(int kind, double x, double y, double w, double h, String more) {
        return (String) page.evaluate(PUT, List.of(kind, x, y, w, h, more));
    }

    String rectangle(double x, double y, double w, double h) {
        return put(RECTANGLE, x, y, w, h, "{}");
    }

    /** Where an element stands: {@code x y w h}, with {@code turned DEGREES} where it is, or a line's ends; {@code none}. */
    String placeOf(String key) {
        return (String) page.evaluate("(key) => placeOf(key)", key);
    }

    void awaitPlace(String key, String place) {
        await("([key, place]) => placeOf(key) === place", List.of(key, place));
    }

    void awaitElements(int count) {
        await("(count) => session.document.confirmed.entries.size === count", count);
    }

    /** One field of an element as JSON; {@code undefined} where it is not there. */
    String field(String key, String name) {
        return String.valueOf(page.evaluate(
                "([key, name]) => JSON.stringify((session.document.confirmed.entries.get(key)?.element || {})[name])",
                List.of(key, name)));
    }

    void awaitField(String key, String name, String json) {
        await(
                "([key, name, json]) => String(JSON.stringify((session.document.confirmed.entries.get(key)?.element || {})[name])) === json",
                List.of(key, name, json));
    }

    /** All keys, the lowest first. */
    List<?> order() {
        return (List<?>) page.evaluate("session.document.inDrawOrder().map(({ id }) => `${id.author}.${id.n}`)");
    }

    void remove(String key) {
        page.evaluate("(key) => session.submit([{ remove: { id: [session.document.elements.get(key).id] } }])", key);
    }

    /** How many ops the board has seen. */
    int seq() {
        return ((Number) page.evaluate("session.document.confirmed.seq")).intValue();
    }

    /** The position and hash of what the server holds, as {@link BoardPage#content} tells it of a page. */
    String content() {
        return (String) page.evaluate("""
                async () => {
                  const { contentHash } = await import('/js/model/canonical.js');
                  const { seq, entries } = session.document.confirmed;
                  return `${seq} ${await contentHash(entries.values())}`;
                }""");
    }

    /** Waits until it has seen as much as a page that has nothing pending. */
    void awaitSeq(String seq) {
        await("(seq) => String(session.document.confirmed.seq) === seq", seq);
    }

    private void await(String condition, Object argument) {
        page.waitForFunction(condition, argument);
    }

    @Override
    public void close() {
        context.close();
    }
}
