package io.inkwire.it;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Download;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/**
 * A file that a page has given out by its export sheet, asked for as people do. Thread-safe: a value.
 *
 * @param name as the browser suggests it
 * @param bytes its content; not to be changed
 */
record Exported(String name, byte[] bytes) {
    /** @param choices test ids of what is chosen in the sheet, one after another */
    static Exported from(BoardPage page, String... choices) {
        page.page.keyboard().press("Control+Shift+e");
        for (String choice : choices) {
            page.page.getByTestId(choice).check();
        }
        Download download = page.page.waitForDownload(() -> page.press("export-go"));
        try {
            return new Exported(download.suggestedFilename(), Files.readAllBytes(download.path()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole board. */
    static JsonObject json(BoardPage page) {
        page.page.keyboard().press("Escape");
        return JsonParser.parseString(from(page, "export-format-json").text()).getAsJsonObject();
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
