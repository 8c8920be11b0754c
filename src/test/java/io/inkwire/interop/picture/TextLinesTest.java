package io.inkwire.interop.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What text.test.js asks of the page's lines. */
class TextLinesTest {
    private static final int SIZE = 10;

    @Test
    @DisplayName("[ELM-7] a line ends before or after an emoji, never in it; Hangul ends at spaces")
    void emojiAndHangul() {
        assertThat(lines("ab😀😀cd", 3)).containsExactly("ab😀", "😀cd");
        assertThat(lines("👩🏽‍🚀👩🏽‍🚀", 5)).containsExactly("👩🏽‍🚀", "👩🏽‍🚀");
        assertThat(lines("❤️‍🔥❤️‍🔥", 5)).containsExactly("❤️‍🔥", "❤️‍🔥");
        assertThat(lines("안녕하세요 여러분", 7)).containsExactly("안녕하세요", "여러분");
        assertThat(lines("豈更", 1)).containsExactly("豈", "更");
    }

    /** Every letter as wide as it is high. */
    private static List<String> lines(String body, int letters) {
        TextLines lines = new TextLines((line, size, font) -> line.codePointCount(0, line.length()) * size);
        return lines.of(new Words(body, SIZE, 0, 0), letters * SIZE);
    }
}
