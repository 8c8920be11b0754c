package io.inkwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two people on two nodes of one cluster, one of them in a browser without WebSockets. */
final class TwoNodesPageIT {
    @RegisterExtension
    static final PagesExtension site = new PagesExtension();

    @TempDir
    private Path data;

    @Test
    @DisplayName(
            "[TRN-9, LIV-2, I6] over WebSocket on one node and SockJS on the other: ink while it is drawn, cursors, undo of one's own")
    void together() {
        try (TwoNodes nodes = TwoNodes.start(data)) {
            BoardPage ada = site.opened(BoardPage.desktop(site.browser()));
            BoardPage wren = site.opened(BoardPage.desktop(site.browser()).withoutWebSocket());
            String link = TestBoard.make(nodes.first.url()).edit();
            ada.open(link);
            wren.open(link.replace(":" + nodes.first.port() + "/", ":" + nodes.second.port() + "/"));
            assertThat(ada.data("transport")).isEqualTo("websocket");
            assertThat(wren.data("transport")).isEqualTo("xhr-streaming");

            ada.drawTo(BoardPage.wave(300, 300));
            wren.awaitLayer("live", true);
            wren.awaitLayer("presence", true);
            assertThat(wren.data("elements"))
                    .as("nothing is settled before the pen lifts")
                    .isEqualTo("0");
            wren.screenshot("two-nodes-live");
            ada.lift();
            settle(1, ada, wren);
            assertThat(wren.scene()).isEqualTo(ada.scene());

            wren.stroke(BoardPage.wave(500, 500));
            settle(2, ada, wren);
            assertThat(wren.scene()).isEqualTo(ada.scene());
            ada.screenshot("two-nodes-websocket");
            wren.screenshot("two-nodes-sockjs");

            ada.press("undo");
            settle(1, ada, wren);
            assertThat(ada.page.getByTestId("undo").isDisabled())
                    .as("what Wren drew is not Ada's to undo")
                    .isTrue();
            wren.press("undo");
            settle(0, ada, wren);
            assertThat(Stream.of(ada, wren).flatMap(page -> page.errors().stream()))
                    .isEmpty();
        }
    }

    private static void settle(int elements, BoardPage... pages) {
        for (BoardPage page : pages) {
            page.awaitData("elements", Integer.toString(elements));
            page.awaitSaved();
            page.awaitLayer("live", false);
        }
        for (BoardPage page : List.of(pages)) {
            page.awaitLayer("scene", elements > 0);
        }
    }
}
