package io.inkwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.inkwire.web.TestBrowser;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The tour at three sizes, by day and by night. One server, one browser, and one more person at the same board.
 */
final class TourIT {
    private enum Size {
        PHONE(390, 844, 2, true),
        TABLET(820, 1180, 1, true),
        DESKTOP(1280, 800, 1, false);

        private final int width;
        private final int height;
        private final double scale;
        private final boolean touch;

        Size(int width, int height, double scale, boolean touch) {
            this.width = width;
            this.height = height;
            this.scale = scale;
            this.touch = touch;
        }
    }

    private static ServerProcess server;
    private static TestBrowser browser;
    private static BoardPage other;
    private static String edit = "";
    private static String view = "";

    @BeforeAll
    static void drawABoard() {
        server = ServerProcess.start("--journal", "memory");
        browser = TestBrowser.open();
        other = BoardPage.desktop(browser);
        other.page.navigate(server.url().toString());
        other.press("new-board");
        edit = other.page.getByTestId("link-edit").textContent();
        view = other.page.getByTestId("link-view").textContent();
        other.open(edit);
        new Drawing(other).garden();
    }

    @AfterAll
    static void stop() {
        other.close();
        browser.close();
        server.close();
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({"PHONE,LIGHT", "PHONE,DARK", "TABLET,LIGHT", "TABLET,DARK", "DESKTOP,LIGHT", "DESKTOP,DARK"})
    @DisplayName("every scene is reachable by all, silent and at home")
    void tour(Size size, ColorScheme scheme) {
        String prefix = "tour-" + (size + "-" + scheme).toLowerCase(Locale.ROOT);
        try (BrowserContext context = browser.browser()
                .newContext(new NewContextOptions()
                        .setViewportSize(size.width, size.height)
                        .setDeviceScaleFactor(size.scale)
                        .setIsMobile(size.touch)
                        .setHasTouch(size.touch)
                        .setColorScheme(scheme)
                        .setReducedMotion(ReducedMotion.REDUCE))) {
            Tour tour = new Tour(context, server.url().toString(), prefix, scheme == ColorScheme.DARK);
            tour.walk(edit, view);
            assertThat(tour.wrong()).isEmpty();
        }
    }
}
