package io.inkwire.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import io.inkwire.history.HistoryChecker;
import io.inkwire.journal.Journal;
import io.inkwire.journal.Logged;
import io.inkwire.journal.SqliteJournal;
import io.inkwire.model.BoardId;
import io.inkwire.wire.pb.Wire;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pages whose network comes and goes, before two real nodes behind one address: nothing that was drawn is lost, nothing is
 * there twice, and in the end everybody has the same content.
 */
final class OfflineIT {
    /** A page that was cut off tries again after a pause that grows. */
    private static final ContainsTextOptions WITHIN_A_RETRY = new ContainsTextOptions().setTimeout(60_000);

    @TempDir
    private static Path data;

    @RegisterExtension
    static final PagesExtension site = new PagesExtension();

    private static TwoNodes nodes;

    private Road road;
    private BoardPage ada;
    private BoardPage bob;
    private String path;

    @BeforeAll
    static void start() {
        nodes = TwoNodes.start(data);
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    /** A board that Ada and Bob have open, Ada over the road to the first node, Bob on the second; both have drawn. */
    @BeforeEach
    void open() {
        road = Road.to(nodes.first.port());
        ada = site.opened(BoardPage.keeping(site.browser()));
        bob = site.opened(BoardPage.desktop(site.browser()));
        String link = TestBoard.make(nodes.second.url()).edit();
        path = link.substring(nodes.second.url().toString().length());
        ada.open(road.url() + path);
        bob.open(link);
        ada.stroke(BoardPage.wave(300, 200));
        bob.stroke(BoardPage.wave(300, 260));
        awaitElements(2, ada, bob);
    }

    @AfterEach
    void close() {
        road.close();
    }

    @Test
    @DisplayName(
            "[KEP-1, KEP-7, UND-6] drawn offline, reloaded without the server, back on the other node: kept, seen, sent once, and undone")
    void reloaded() {
        awaitKept(ada);
        road.cut();
        ada.awaitData("state", "offline");
        ada.stroke(BoardPage.wave(300, 320));
        ada.stroke(BoardPage.wave(300, 380));
        ada.awaitData("kept", "2");
        assertThat(ada.page.getByTestId("status")).containsText("Offline, 2 changes kept");

        ada.page.reload();
        awaitElements(4, ada);
        ada.awaitData("kept", "2");
        assertThat(ada.data("state")).isNotEqualTo("online");
        ada.stroke(BoardPage.wave(300, 440));
        ada.press("undo");
        awaitElements(4, ada);
        ada.press("redo");
        awaitElements(5, ada);
        ada.screenshot("offline-reloaded");
        bob.stroke(BoardPage.wave(300, 500));
        bob.awaitSaved();

        back(ada);
        assertThat(ada.page.getByTestId("status")).containsText("Saved", WITHIN_A_RETRY);
        awaitElements(6, ada, bob);
        ada.press("undo");
        awaitElements(5, ada, bob);
        ada.press("undo");
        awaitElements(4, ada, bob);
        same(6, ada, bob);
    }

    @Test
    @DisplayName(
            "[SES-7, KEP-5] the renderer crashes offline: the next tab shows its work, sends it once, and can undo it")
    void crashed() {
        awaitKept(ada);
        road.cut();
        ada.awaitData("state", "offline");
        ada.stroke(BoardPage.wave(300, 320));
        ada.stroke(BoardPage.wave(300, 380));
        ada.awaitData("kept", "2");
        String author = ada.data("author");
        ada.crash();

        BoardPage next = ada.tab();
        next.page.navigate(road.url() + path);
        awaitElements(4, next);
        next.awaitData("kept", "2");
        assertThat(next.data("author")).isEqualTo(author);
        next.stroke(BoardPage.wave(300, 440));
        next.awaitData("kept", "3");

        back(next);
        next.awaitSaved();
        awaitElements(5, next, bob);
        next.press("undo");
        next.press("undo");
        awaitElements(3, next, bob);
        same(5, next, bob);
    }

    @Test
    @DisplayName(
            "[SES-7] a duplicated tab is a person of its own; both draw offline and come back on the other node; both do so again, are closed, and one later tab delivers it all")
    void duplicated() {
        awaitKept(ada);
        BoardPage copy = ada.duplicate();
        copy.awaitData("state", "online");
        assertThat(copy.data("author")).isNotEqualTo(ada.data("author"));
        awaitElements(2, copy);

        drawOffline(320, 3, ada, copy);
        back(ada);
        back(copy);
        awaitElements(4, ada, copy, bob);

        drawOffline(440, 5, ada, copy);
        copy.page.close();
        ada.page.close();
        BoardPage next = ada.tab();
        next.page.navigate(road.url() + path);
        awaitElements(5, next);
        back(next);
        awaitElements(6, next, bob);
        next.awaitSaved();
        same(6, next, bob);
    }

    /** Each draws a stroke, offline; then each has so many elements before it. */
    private void drawOffline(int y, int elements, BoardPage... pages) {
        road.cut();
        for (BoardPage page : pages) {
            page.awaitData("state", "offline");
            page.page.bringToFront();
            page.stroke(BoardPage.wave(300, page == ada ? y : y + 60));
            page.awaitData("kept", "1");
            awaitElements(elements, page);
        }
    }

    @Test
    @DisplayName(
            "[ELM-3, UND-2, UND-5] two people change the same selection, one of them offline: they converge, and undo leaves the other's later work")
    void sameSelection() {
        road.cut();
        ada.awaitData("state", "offline");
        for (BoardPage page : List.of(ada, bob)) {
            page.page.bringToFront();
            page.page.keyboard().press("v");
            page.page.keyboard().press("Control+a");
        }
        Witness witness = site.witness(nodes.first.url() + path);
        witness.awaitElements(2);
        String first = (String) witness.order().get(0);
        double[] before = corner(witness, first);
        for (int i = 0; i < 3; i++) {
            ada.page.keyboard().press("ArrowRight");
            bob.page.keyboard().press("ArrowDown");
        }
        bob.awaitData("seq", "4");
        ada.awaitData("kept", "1");
        back(ada);
        witness.awaitSeq("6");
        assertThat(corner(witness, first)).as("both went their way").containsExactly(before[0] + 3, before[1] + 3);
        ada.press("undo");
        witness.awaitSeq("8");
        assertThat(corner(witness, first))
                .as("Ada's steps are taken back, and Bob's are not")
                .containsExactly(before[0], before[1] + 3);
        ada.press("redo");
        bob.awaitData("seq", "10");
        bob.page.keyboard().press("ArrowDown");
        ada.awaitData("seq", "12");
        ada.page.keyboard().press("Control+z");
        ada.awaitSaved();
        assertThat(corner(witness, first))
                .as("Bob was here since: nothing is taken back")
                .containsExactly(before[0] + 3, before[1] + 4);
        same(2, ada, bob);
    }

    @Test
    @DisplayName(
            "[ORD-4] changed offline what another has locked meanwhile: taken back, shown where, and the reason told")
    void refused() {
        road.cut();
        ada.awaitData("state", "offline");
        for (BoardPage page : List.of(ada, bob)) {
            page.page.bringToFront();
            page.page.keyboard().press("v");
            page.page.keyboard().press("Control+a");
        }
        bob.page.keyboard().press("Control+Shift+l");
        bob.awaitSaved();
        ada.page.keyboard().press("ArrowRight");
        ada.awaitData("kept", "1");
        back(ada);
        assertThat(ada.page.getByTestId("taken-back").first()).isVisible(new IsVisibleOptions().setTimeout(60_000));
        assertThat(ada.page.getByTestId("toast")).containsText("That is locked");
        ada.screenshot("refused");
        same(2, ada, bob);
    }

    /** The network is there again, on the other node, and the page's browser says so: it need not wait for its next try. */
    private void back(BoardPage page) {
        road.lead(nodes.second.port());
        page.page.evaluate("dispatchEvent(new Event('online'))");
    }

    private static double[] corner(Witness witness, String key) {
        return Arrays.stream(witness.placeOf(key).split(" ", -1))
                .limit(2)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** Waits until the browser could open the board without the server: its page, and a copy of the board. */
    private static void awaitKept(BoardPage page) {
        page.page.evaluate("""
                async () => {
                  const isWhole = async (name) => (await (await caches.open(name)).keys()).some(({ url }) => url.endsWith('/files.json'));
                  const isPageKept = async () => {
                    const names = (await caches.keys()).filter((name) => name.startsWith('inkwire page '));
                    return (await Promise.all(names.map(isWhole))).includes(true);
                  };
                  const asked = (request) => new Promise((resolve, reject) => {
                    request.onsuccess = () => resolve(request.result);
                    request.onerror = () => reject(request.error);
                  });
                  const db = await asked(indexedDB.open('inkwire /'));
                  const isBoardKept = async () => await asked(db.transaction('copies').objectStore('copies').count()) > 0;
                  const endMs = Date.now() + 60000;
                  while (!(await isPageKept() && await isBoardKept())) {
                    if (Date.now() > endMs) throw new Error('page and board are not kept');
                    await new Promise((go) => setTimeout(go, 100));
                  }
                  db.close();
                }""");
    }

    private static void awaitElements(int count, BoardPage... pages) {
        for (BoardPage page : pages) {
            page.awaitData("elements", Integer.toString(count));
        }
    }

    /**
     * The pages and one that comes late, which has what the server says, hold the same, byte by byte; and each stroke is in
     * the log once.
     *
     * @param drawn how many strokes there were before
     */
    private void same(int drawn, BoardPage... pages) {
        BoardPage late = site.opened(BoardPage.desktop(site.browser())).open(nodes.first.url() + path);
        List<BoardPage> all = Stream.concat(Stream.of(late), Stream.of(pages)).toList();
        late.stroke(BoardPage.wave(300, 600));
        late.awaitSaved();
        for (BoardPage page : all) {
            page.awaitSaved();
            page.awaitData("seq", late.data("seq"));
            page.awaitData("elements", late.data("elements"));
        }
        assertThat(all.stream().map(BoardPage::content).distinct()).hasSize(1);
        try (Journal journal = SqliteJournal.open(data)) {
            List<Logged> log =
                    HistoryChecker.log(journal, new BoardId(path.substring("b/".length(), path.indexOf('#'))));
            assertThat(HistoryChecker.checkLog(log)).isEmpty();
            // What undo brings back carries a guard.
            List<Wire.Id> puts = log.stream()
                    .flatMap(record -> commit(record).getOpList().stream())
                    .filter(op -> op.hasPut() && op.getIfSeq() == 0)
                    .map(op -> op.getPut().getId())
                    .toList();
            assertThat(puts).doesNotHaveDuplicates().hasSize(drawn + 1);
        }
    }

    private static Wire.Commit commit(Logged record) {
        try {
            return Wire.Commit.parseFrom(record.commit());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }
}
