package io.inkwire.it;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same story on every way to the server, each told over a road that is cut (TRN-9). */
final class WaysIT {
    /** Set it to repeat a run: -Dways.seed=N. */
    private static final long SEED =
            Long.getLong("ways.seed", ThreadLocalRandom.current().nextLong());

    @RegisterExtension
    static final PagesExtension site = new PagesExtension("--sockjs-jsonp");

    /** To the server, once there is one. */
    private static final Road road = Road.to(1);

    private static @Nullable TestBoard board;
    private static @Nullable BoardPage ben;

    @BeforeAll
    static void watch() {
        road.lead(site.url().getPort());
        TestBoard made = TestBoard.make(URI.create(road.url()));
        board = made;
        ben = BoardPage.small(site.browser())
                .open(made.edit().replace(road.url(), site.url().toString()));
    }

    @AfterAll
    static void leave() {
        BoardPage last = requireNonNull(ben);
        last.close();
        road.close();
        assertThat(last.errors()).isEmpty();
    }

    /** Each way, and the next one, which takes over from it. */
    static Stream<Arguments> ways() {
        List<String> all = List.of(
                "websocket",
                "xhr-streaming",
                "eventsource",
                "iframe-eventsource",
                "htmlfile",
                "iframe-htmlfile",
                "xhr-polling",
                "iframe-xhr-polling",
                "jsonp-polling",
                "events",
                "long-polling",
                "short-polling");
        return Stream.iterate(0, at -> at < all.size(), at -> at + 1)
                .map(at -> Arguments.of(all.get(at), all.get((at + 1) % all.size())));
    }

    @ParameterizedTest(
            name = "[TRN-9] [WAY-3] {0}, taken over by {1}: live ink both ways, undo, cuts, nothing lost or doubled")
    @MethodSource("ways")
    void story(String way, String next) {
        Random random = new Random(SEED ^ way.hashCode());
        System.out.println("WaysIT, " + way + ": -Dways.seed=" + SEED);
        BoardPage watcher = requireNonNull(ben);
        int elements = Integer.parseInt(watcher.data("elements"));
        int seq = Integer.parseInt(watcher.data("seq"));
        BoardPage ann = site.opened(BoardPage.small(site.browser())).open(by(way));
        assertThat(ann.data("transport")).isEqualTo(way);
        String author = ann.data("author");

        ann.drawTo(BoardPage.tick(300, 150));
        watcher.awaitLayer("live", true);
        ann.lift();
        awaitElements(watcher, elements + 1);
        watcher.drawTo(BoardPage.tick(300, 200));
        ann.awaitLayer("live", true);
        watcher.lift();
        awaitElements(ann, elements + 2);
        ann.page.keyboard().press("Control+z");
        awaitElements(watcher, elements + 1);

        ann.stroke(BoardPage.tick(300, 250));
        cut(ann, random);
        ann.awaitSaved();
        ann.awaitData("state", "online");
        ann.awaitData("transport", way);

        ann.stroke(BoardPage.tick(300, 300));
        cut(ann, random);
        ann.awaitKept();
        ann.page.navigate("about:blank");
        ann.open(by(next));
        ann.awaitSaved();
        assertThat(List.of(ann.data("transport"), ann.data("author"))).containsExactly(next, author);

        // A put of Ann's, one of Ben's, her undo, and two more of hers: what was sent twice counts once.
        for (BoardPage page : List.of(ann, watcher)) {
            page.awaitData("seq", Integer.toString(seq + 5));
            awaitElements(page, elements + 3);
        }
        assertThat(ann.content()).isEqualTo(watcher.content());
        ann.screenshot("way-" + way);
    }

    private static void awaitElements(BoardPage page, int count) {
        page.awaitData("elements", Integer.toString(count));
    }

    private static String by(String way) {
        return requireNonNull(board).edit().replace("#", "?transport=" + way + "#");
    }

    /** At a random moment after the pen was lifted. */
    private static void cut(BoardPage page, Random random) {
        page.page.evaluate("ms => new Promise((done) => setTimeout(done, ms))", random.nextInt(60));
        road.cut();
        road.lead(site.url().getPort());
    }
}
