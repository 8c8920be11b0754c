package io.inkwire.it;

import com.microsoft.playwright.Page;
import java.util.List;

/**
 * A session of its own on a board, without anything to be seen: it lays out what a test begins with and tells what the
 * server holds. All witnesses on one server live in one page, so that its modules are loaded once. Confined to the browser's
 * thread.
 */
final class Witness implements AutoCloseable {
    private static final String OPEN = """
            async (link) => {
              const address = new URL(link);
              const { openSession } = await import('/js/sync/session.js');
              const { browserEnv } = await import('/js/sync/env.js');
              // Each a tab that keeps nothing.
              const env = { ...browserEnv(), read: () => null, write() {}, openStore: async () => null };
              const session = openSession({
                boardId: address.pathname.slice(3), key: address.hash.slice(1), name: 'Witness', base: address.origin, env,
              });
              const name = `witness ${Object.keys(window.witnesses || {}).length}`;
              window.witnesses = { ...window.witnesses, [name]: session };
              const { figureOf } = await import('/js/geometry/figure.js');
              const round = (value) => Math.round(value * 10) / 10;
              // Nothing asynchronous: waiting for a promise is waiting for nothing.
              session.placeOf = (key) => {
                const element = session.document.confirmed.entries.get(key)?.element;
                if (!element) return 'none';
                const { box, points } = figureOf(element);
                const turn = Math.round(((element.place && element.place.turn) || 0) / 65536 * 3600) / 10;
                const ends = points && points.length === 2 ? points.map((p) => `${round(p.x)} ${round(p.y)}`).join(' to ') : null;
                return ends || `${round(box.x)} ${round(box.y)} ${round(box.w)} ${round(box.h)}${turn ? ` turned ${turn}` : ''}`;
              };
              return name;
            }""";

    private static final String PUT = """
            async (session, [kind, x, y, w, h, more]) => {
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

    private final Page page;
    private final String name;

    private Witness(Page page, String name) {
        this.page = page;
        this.name = name;
    }

    /** @param page of the link's server, for witnesses; stays */
    static Witness of(Page page, String link) {
        Witness witness = new Witness(page, (String) page.evaluate(OPEN, link));
        // Not inside the script: nothing ends a script that waits in vain.
        witness.await("(session) => session.status.state === 'online'", "");
        return witness;
    }

    /**
     * Puts an element above all others; its key.
     *
     * @param more further fields as JSON
     */
    String put(int kind, double x, double y, double w, double h, String more) {
        return (String) evaluate(PUT, List.of(kind, x, y, w, h, more));
    }

    String rectangle(double x, double y, double w, double h) {
        return put(RECTANGLE, x, y, w, h, "{}");
    }

    /** Where an element stands: {@code x y w h}, with {@code turned DEGREES} where it is, or a line's ends; {@code none}. */
    String placeOf(String key) {
        return (String) evaluate("(session, key) => session.placeOf(key)", key);
    }

    void awaitPlace(String key, String place) {
        await("(session, [key, place]) => session.placeOf(key) === place", List.of(key, place));
    }

    void awaitElements(int count) {
        await("(session, count) => session.document.confirmed.entries.size === count", count);
    }

    /** One field of an element as JSON; {@code undefined} where it is not there. */
    String field(String key, String name) {
        return String.valueOf(evaluate(
                "(session, [key, name]) => JSON.stringify((session.document.confirmed.entries.get(key)?.element || {})[name])",
                List.of(key, name)));
    }

    void awaitField(String key, String name, String json) {
        await(
                "(session, [key, name, json]) => String(JSON.stringify((session.document.confirmed.entries.get(key)?.element || {})[name])) === json",
                List.of(key, name, json));
    }

    /** All keys, the lowest first. */
    List<?> order() {
        return (List<?>)
                evaluate("(session) => session.document.inDrawOrder().map(({ id }) => `${id.author}.${id.n}`)", "");
    }

    void remove(String key) {
        evaluate(
                "(session, key) => void session.submit([{ remove: { id: [session.document.elements.get(key).id] } }])",
                key);
    }

    /** How many ops the board has seen. */
    int seq() {
        return ((Number) evaluate("(session) => session.document.confirmed.seq", "")).intValue();
    }

    /** The position and hash of what the server holds, as {@link BoardPage#content} tells it of a page. */
    String content() {
        return (String) evaluate("""
                async (session) => {
                  const { contentHash } = await import('/js/model/canonical.js');
                  const { seq, entries } = session.document.confirmed;
                  return `${seq} ${await contentHash(entries.values())}`;
                }""", "");
    }

    /** Waits until it has seen as much as a page that has nothing pending. */
    void awaitSeq(String seq) {
        await("(session, seq) => String(session.document.confirmed.seq) === seq", seq);
    }

    private Object evaluate(String act, Object argument) {
        return page.evaluate(
                "([name, argument]) => (" + act + ")(window.witnesses[name], argument)", List.of(name, argument));
    }

    private void await(String condition, Object argument) {
        page.waitForFunction(
                "([name, argument]) => (" + condition + ")(window.witnesses[name], argument)", List.of(name, argument));
    }

    @Override
    public void close() {
        evaluate("(session) => session.close()", "");
    }
}
