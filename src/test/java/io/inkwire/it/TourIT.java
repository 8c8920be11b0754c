package io.inkwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The tour at three sizes, each scene by day and by night. One server, one browser, and one more person at the same board.
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

    @RegisterExtension
    static final PagesExtension site = new PagesExtension();

    private static BoardPage other;
    private static String edit = "";
    private static String view = "";

    @BeforeAll
    static void drawABoard() {
        TestBoard board = TestBoard.make(site.url());
        edit = board.edit();
        view = board.view();
        other = BoardPage.desktop(site.browser());
        other.open(edit);
        new Drawing(other).garden();
    }

    @AfterAll
    static void stop() {
        other.close();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("every scene is reachable by all, by day and by night, silent and at home")
    void tour(Size size) {
        // One walk with it shows what it says; it would read all files anew in each.
        try (BrowserContext context = site.browser()
                .browser()
                .newContext(new NewContextOptions()
                        .setViewportSize(size.width, size.height)
                        .setDeviceScaleFactor(size.scale)
                        .setIsMobile(size.touch)
                        .setHasTouch(size.touch)
                        .setColorScheme(ColorScheme.LIGHT)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setServiceWorkers(
                                size == Size.DESKTOP ? ServiceWorkerPolicy.ALLOW : ServiceWorkerPolicy.BLOCK))) {
            Tour tour = new Tour(context, site.url().toString(), size.name().toLowerCase(Locale.ROOT));
            tour.walk(edit, view);
            assertThat(tour.wrong()).isEmpty();
        }
    }
}
