package io.inkwire.web;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The browser of all tests of a run: opened for the first that asks, closed behind the last. Contexts keep one test's storage
 * from another's. Confined to the thread of the tests.
 */
public final class BrowserExtension implements BeforeAllCallback {
    private static final Namespace RUN = Namespace.create(BrowserExtension.class);

    private @Nullable ExtensionContext context;

    @Override
    public void beforeAll(ExtensionContext context) {
        this.context = context;
    }

    public TestBrowser browser() {
        return browserOf(requireNonNull(context, "only while tests run"));
    }

    /** The browser of the run that {@code context} belongs to. */
    public static TestBrowser browserOf(ExtensionContext context) {
        return context.getRoot()
                .getStore(RUN)
                .getOrComputeIfAbsent(TestBrowser.class, key -> TestBrowser.open(), TestBrowser.class);
    }
}
