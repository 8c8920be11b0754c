package io.inkwire.it;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.inkwire.web.TestBrowser;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server and a browser for the tests of one class, and the pages that each test opened: they are closed behind it, and none
 * may have had an error. Confined to the thread of the tests.
 */
final class PagesExtension implements BeforeAllCallback, AfterAllCallback, AfterEachCallback {
    private final List<BoardPage> pages = new ArrayList<>();
    private @Nullable ServerProcess server;
    private @Nullable TestBrowser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        PlaywrightAssertions.setDefaultAssertionTimeout(BoardPage.PATIENCE_MS);
        server = ServerProcess.start("--journal", "memory");
        browser = TestBrowser.open();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<String> errors =
                pages.stream().flatMap(page -> page.errors().stream()).toList();
        pages.forEach(BoardPage::close);
        pages.clear();
        assertThat(errors).as("errors in the pages").isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    /** The server's home page. */
    URI url() {
        return requireNonNull(server, "only while tests run").url();
    }

    TestBrowser browser() {
        return requireNonNull(browser, "only while tests run");
    }

    /** The page, which is closed with the test. */
    BoardPage opened(BoardPage page) {
        pages.add(page);
        return page;
    }
}
