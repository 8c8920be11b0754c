package io.inkwire.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tests of {@code src/test/web} in a real browser, each as a test of its own under its own name. */
final class WebCoreIT {
    @RegisterExtension
    static final BrowserExtension browser = new BrowserExtension();

    private static TestSite site;

    @BeforeAll
    static void open() throws IOException {
        site = TestSite.open();
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @TestFactory
    Stream<DynamicTest> inTheBrowser() {
        Page page = browser.browser().newPage();
        List<String> errors = new ArrayList<>();
        page.onPageError(errors::add);
        page.navigate(site.address());
        page.waitForLoadState();
        assertThat(errors).as("errors while the tests were loaded").isEmpty();
        List<?> names = (List<?>) page.evaluate("webTests.names");
        assertThat(names).hasSizeGreaterThan(TestSite.testModules().size());
        return names.stream()
                .map(name -> DynamicTest.dynamicTest(
                        (String) name,
                        () -> assertThat(page.evaluate("name => webTests.run(name)", name))
                                .isEqualTo("")));
    }
}
