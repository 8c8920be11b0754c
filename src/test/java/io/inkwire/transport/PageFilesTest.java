package io.inkwire.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list by which the page's worker keeps one whole version. */
final class PageFilesTest {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("each served file with its hash, without the worker; any change is another version")
    void list() throws IOException {
        Files.createDirectory(folder.resolve("js"));
        Files.writeString(folder.resolve("board.html"), "page");
        Files.writeString(folder.resolve("js/main.js"), "one");
        Files.writeString(folder.resolve("sw.js"), "worker");
        Files.writeString(folder.resolve("notes.txt"), "not served");
        JsonObject before = read();
        assertThat(before.getJsonObject("files").fieldNames()).containsExactly("board.html", "js/main.js");
        assertThat(before.getJsonObject("files").getString("board.html"))
                .isEqualTo(StaticFiles.hash("page".getBytes(StandardCharsets.UTF_8)));
        assertThat(read()).isEqualTo(before);

        Files.writeString(folder.resolve("sw.js"), "another worker");
        assertThat(read()).isEqualTo(before);
        Files.writeString(folder.resolve("js/main.js"), "two");
        assertThat(read().getString("version")).isNotEqualTo(before.getString("version"));
        Files.writeString(folder.resolve("js/main.js"), "one");
        Files.move(folder.resolve("js/main.js"), folder.resolve("js/other.js"));
        assertThat(read().getString("version")).isNotEqualTo(before.getString("version"));
    }

    private JsonObject read() throws IOException {
        byte[] list = PageFiles.list(folder, path -> !path.endsWith(".txt"), path -> false, path -> {
            Path file = folder.resolve(path.substring(1));
            return Files.isRegularFile(file) ? StaticFiles.hash(Files.readAllBytes(file)) : null;
        });
        return new JsonObject(new String(list, StandardCharsets.UTF_8));
    }
}
