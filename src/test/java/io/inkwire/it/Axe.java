package io.inkwire.it;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What axe-core finds on a page as it stands. Confined to the browser's thread. */
final class Axe {
    private static final String SCRIPT = script();

    private Axe() {}

    /**
     * Serious and critical violations: rule, help and the first elements of each.
     *
     * @param coloursOnly what alone differs between day and night
     */
    static List<?> violations(Page page, boolean coloursOnly) {
        if (Boolean.FALSE.equals(page.evaluate("'axe' in window"))) {
            page.evaluate(SCRIPT);
        }
        return (List<?>) page.evaluate("""
                (coloursOnly) => axe.run(document, { resultTypes: ['violations'], ...(coloursOnly ? { runOnly: ['color-contrast'] } : {}) }).then(({ violations }) => violations
                  .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                  .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3)
                    .map(({ html, any }) => `${html.slice(0, 160)} ${any.length > 0 ? any[0].message : ''}`).join(' | ')}`))
                """, coloursOnly);
    }

    private static String script() {
        try (InputStream in = Axe.class.getClassLoader().getResourceAsStream("axe.min.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
