package io.inkwire.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The picture of a code holds the code. */
final class QrApiTest {
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z");
    private static final int QUIET = 4;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://h/b/x",
                "https://draw.example.org/b/AAAAAAAAAAAAAAAAAAAAAA#bbbbbbbbbbbbbbbbbbbbbb",
                "http://[::1]:8080/deep/path/b/AAAAAAAAAAAAAAAAAAAAAA#bbbbbbbbbbbbbbbbbbbbbb"
            })
    @DisplayName("what the SVG draws reads back as the link, with four modules of quiet around it")
    void readsBack(String link) throws Exception {
        BitMatrix code = QrApi.code(link).orElseThrow();
        BitMatrix drawn = new BitMatrix(code.getWidth());
        Matcher run = RUN.matcher(QrApi.svg(code));
        while (run.find()) {
            drawn.setRegion(
                    Integer.parseInt(run.group(1)), Integer.parseInt(run.group(2)), Integer.parseInt(run.group(3)), 1);
        }
        assertThat(drawn.getEnclosingRectangle())
                .containsExactly(QUIET, QUIET, code.getWidth() - 2 * QUIET, code.getWidth() - 2 * QUIET);

        int side = code.getWidth() - 2 * QUIET;
        BitMatrix modules = new BitMatrix(side);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                if (drawn.get(x + QUIET, y + QUIET)) {
                    modules.set(x, y);
                }
            }
        }
        assertThat(new Decoder().decode(modules).getText()).isEqualTo(link);
    }
}
