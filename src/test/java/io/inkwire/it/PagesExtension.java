package io.inkwire.it;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.inkwire.web.BrowserExtension;
import io.inkwire.web.TestBrowser;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The server and the browser that all tests of a run share, each started for the first that asks, and the pages that each test
 * opened: they are closed behind it, and none may have had an error. A test has boards of its own, and a page has storage of
 * its own. Confined to the thread of the tests.
 */
final class PagesExtension implements BeforeAllCallback, AfterEachCallback {
    private static final Namespace RUN = Namespace.create(PagesExtension.class);

    private final List<String> options = new ArrayList<>(List.of("--journal", "memory"));
    private final List<BoardPage> pages = new ArrayList<>();
    private final List<Witness> witnesses = new ArrayList<>();
    private @Nullable ExtensionContext context;

    /** @param more options of a server of its own, which only tests with the same options share */
    PagesExtension(String... more) {
        options.addAll(List.of(more));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        PlaywrightAssertions.setDefaultAssertionTimeout(BoardPage.PATIENCE_MS);
        this.context = context;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<String> errors =
                pages.stream().flatMap(page -> page.errors().stream()).toList();
        pages.forEach(BoardPage::close);
        pages.clear();
        witnesses.forEach(Witness::close);
        witnesses.clear();
        assertThat(errors).as("errors in the pages").isEmpty();
    }

    /** The server's home page. */
    URI url() {
        return context()
                .getRoot()
                .getStore(RUN)
                .getOrComputeIfAbsent(
                        options, key -> ServerProcess.start(options.toArray(String[]::new)), ServerProcess.class)
                .url();
    }

    TestBrowser browser() {
        return BrowserExtension.browserOf(context());
    }

    /** The page, which is closed with the test. */
    BoardPage opened(BoardPage page) {
        pages.add(page);
        return page;
    }

    /** A session on a board of any server, which ends with the test. */
    Witness witness(String link) {
        String server = link.substring(0, link.indexOf("/b/") + 1);
        Page page = context()
                .getRoot()
                .getStore(RUN)
                .getOrComputeIfAbsent(
                        "witnesses on " + server,
                        key -> {
                            Page made = browser().newPage();
                            made.setDefaultTimeout(BoardPage.PATIENCE_MS);
                            made.navigate(server + "favicon.svg");
                            return made;
                        },
                        Page.class);
        Witness witness = Witness.of(page, link);
        witnesses.add(witness);
        return witness;
    }

    private ExtensionContext context() {
        return requireNonNull(context, "only while tests run");
    }
}
