package io.inkwire.it;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A board in an {@code <img>}: what an engine without canvas, or another page, shows of it. */
final class PictureStreamIT {
    private static final String SHOW = """
            async ([board, key]) => {
              const answer = await fetch(`/api/boards/${board}/tickets`, { method: 'POST', headers: { Authorization: `Bearer ${key}` } });
              const { ticket } = await answer.json();
              const picture = document.createElement('img');
              picture.id = 'picture';
              picture.src = `/api/boards/${board}/picture?stream&every=200&width=200&height=100&paper=none&ticket=${ticket}`;
              document.body.append(picture);
            }""";

    /** How much of the picture shown now has ink. */
    private static final String INKED = """
            (least) => {
              const canvas = document.createElement('canvas');
              canvas.width = 200;
              canvas.height = 100;
              const paper = canvas.getContext('2d');
              paper.drawImage(document.getElementById('picture'), 0, 0);
              const { data } = paper.getImageData(0, 0, 200, 100);
              return data.filter((part, i) => i % 4 === 3 && part > 0).length >= least;
            }""";

    @RegisterExtension
    static final PagesExtension site = new PagesExtension();

    @Test
    @DisplayName(
            "[PIC-5] [BRD-3] an image renews itself while people draw, without a script and without a key in its address")
    void renews() {
        TestBoard board = TestBoard.make(site.url());
        String[] access = board.view().split("/b/", 2)[1].split("#", 2);
        try (Page page = site.browser().newPage()) {
            page.setDefaultTimeout(BoardPage.PATIENCE_MS);
            page.navigate(site.url().toString());
            page.evaluate(SHOW, List.of(access[0], access[1]));
            Witness witness = site.witness(board.edit());
            witness.put(Witness.RECTANGLE, 0, 0, 100, 50, "{\"style\": {\"fill\": 287454207}}");
            inked(page, 3000);
            witness.put(Witness.RECTANGLE, 110, 0, 100, 50, "{\"style\": {\"fill\": 287454207}}");
            inked(page, 6000);
        }
    }

    private static void inked(Page page, int pixels) {
        page.waitForFunction(INKED, pixels, new WaitForFunctionOptions().setPollingInterval(50));
    }
}
