package io.inkwire.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The page while its server is away. */
final class PageOfflineIT {
    /** A page that was cut off tries again after a pause that grows. */
    private static final ContainsTextOptions WITHIN_A_RETRY = new ContainsTextOptions().setTimeout(60_000);

    @RegisterExtension
    static final PagesExtension site = new PagesExtension();

    @TempDir
    private Path data;

    @Test
    @DisplayName(
            "[ORD-3] what is drawn while the server is killed is kept, said to be kept, and saved once when it is back")
    void drawnWhileAway() {
        BoardPage a = site.opened(BoardPage.desktop(site.browser()));
        String link;
        int port;
        try (ServerProcess server = ServerProcess.start("--data", data.toString())) {
            port = server.port();
            link = TestBoard.make(server.url()).edit();
            a.open(link).stroke(BoardPage.wave(300, 250));
            a.awaitSaved();
            server.kill();
            a.awaitData("state", "offline");
            a.stroke(BoardPage.wave(300, 450));
            assertThat(a.page.getByTestId("status")).containsText("Offline, 1 change kept", WITHIN_A_RETRY);
        }
        try (ServerProcess server = ServerProcess.start("--data", data.toString(), "--port", Integer.toString(port))) {
            assertThat(server.isAlive()).isTrue();
            assertThat(a.page.getByTestId("status")).containsText("Saved", WITHIN_A_RETRY);
            BoardPage b = site.opened(BoardPage.desktop(site.browser())).open(link);
            b.awaitData("elements", "2");
            assertThat(b.data("seq")).isEqualTo("2");
        }
    }
}
