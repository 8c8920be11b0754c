package io.inkwire.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several people on one board: names, pointers, who is here and what they do, going to somebody and following. */
final class PeopleIT {
    @RegisterExtension
    static final PagesExtension site = new PagesExtension();

    private String edit = "";
    private String view = "";

    @BeforeEach
    void makeBoard() {
        TestBoard board = TestBoard.make(site.url());
        edit = board.edit();
        view = board.view();
    }

    /** Somebody with a name, on the board. */
    private BoardPage person(String name, String link) {
        BoardPage person = site.opened(BoardPage.desktop(site.browser())).open(link);
        rename(person, name);
        return person;
    }

    private static void rename(BoardPage person, String name) {
        person.press("me");
        person.page.getByTestId("own-name").fill(name);
        person.press("save-profile");
    }

    private static Locator face(BoardPage of, String name) {
        return of.page.locator("[data-testid=person][aria-label^='" + name + "']");
    }

    private static Locator row(BoardPage of, String name) {
        return of.page.getByTestId("person-row").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static void follow(BoardPage one, String name) {
        one.press("me");
        row(one, name).getByTestId("person-follow").click();
    }

    private static void scroll(BoardPage person, double dx, double dy) {
        person.page.mouse().move(640, 400);
        person.page.mouse().wheel(dx, dy);
    }

    /** How the paper's dots lie, and the zoom: the camera, as the page shows it. */
    private static final String PAPER = """
            [...['--dot-x', '--dot-y', '--dot-step'].map((name) =>
                parseFloat(document.getElementById('stage').style.getPropertyValue(name))),
              document.getElementById('zoom-value').textContent]""";

    /** Waits until the camera stands where the other's stands, to a pixel: both windows are of one size. */
    private static void awaitSameView(BoardPage one, BoardPage other) {
        for (int tries = 1; ; tries++) {
            try {
                one.page.waitForFunction(
                        STANDS_AS,
                        other.page.evaluate(PAPER),
                        new Page.WaitForFunctionOptions().setTimeout(LOOK_AGAIN_MS));
                return;
            } catch (TimeoutError notYet) {
                // The other's page may have been read before it painted its own last move.
                if (tries * LOOK_AGAIN_MS >= 2 * BoardPage.PATIENCE_MS) {
                    throw notYet;
                }
            }
        }
    }

    private static final double LOOK_AGAIN_MS = 200;

    private static final String STANDS_AS = """
            ([x, y, step, zoom]) => {
              const [myX, myY, myStep, myZoom] = %s;
              const near = (a, b) => Math.abs((((a - b) %% step) + 1.5 * step) %% step - step / 2) < 1;
              return near(myX, x) && near(myY, y) && Math.abs(myStep - step) < 0.01 && myZoom === zoom;
            }""".formatted(PAPER);

    @Test
    @DisplayName("a name and a colour are changed, seen by the others, and remembered after a reload")
    void nameAndColour() {
        BoardPage a = person("Ada", edit);
        BoardPage b = person("Ben", edit);
        a.press("me");
        a.page.getByTestId("own-name").fill("Zo\u00eb <i>Park</i>");
        a.press("own-colour-4");
        a.press("save-profile");
        assertThat(face(b, "Zo\u00eb <i>Park</i>")).hasCount(1);
        String colour = (String) face(b, "Zo").evaluate("face => face.style.getPropertyValue('--person')");
        assertThat(colour).isEqualTo("rgb(29, 129, 103)");

        a.page.reload();
        a.awaitData("state", "online");
        assertThat(a.page.getByTestId("me")).hasAttribute("title", "Zo\u00eb <i>Park</i> (you)");
        assertThat(face(b, "Zo")).hasCount(1);
        assertThat(face(b, "Zo")).hasAttribute("data-doing", "here");
    }

    @Test
    @DisplayName("the list says who is here and what they do: drawing, looking only, away")
    void whoIsHere() {
        BoardPage a = person("Ada", edit);
        BoardPage v = person("Vera", view);
        BoardPage b = person("Ben", edit);
        b.press("me");
        assertThat(b.page.getByTestId("person-row")).hasCount(2);
        assertThat(row(b, "Vera").getByTestId("person-doing")).containsText("viewing");
        a.drawTo(BoardPage.wave(400, 300));
        assertThat(row(b, "Ada").getByTestId("person-doing")).hasText("drawing");
        assertThat(face(b, "Ada")).hasAttribute("data-doing", "drawing");
        b.screenshot("people-list");
        a.lift();
        assertThat(row(b, "Ada").getByTestId("person-doing")).hasText("here");

        a.close();
        assertThat(row(b, "Ada").getByTestId("person-doing")).hasText("away");
        assertThat(v.page.locator("[data-testid=person][data-doing=away]")).hasCount(1);
        b.page.keyboard().press("Escape");
        assertThat(b.page.getByTestId("person-row")).hasCount(0);
    }

    @Test
    @DisplayName("a pointer glides with its name to where the other points")
    void pointerGlides() {
        BoardPage a = person("Ada", edit);
        BoardPage b = person("Ben", edit);
        a.page.mouse().move(500, 300);
        b.awaitLayer("presence", true);
        b.page.evaluate("""
                () => {
                  const layer = document.querySelector('.layer-presence');
                  window.between = false;
                  const look = () => {
                    const { data } = layer.getContext('2d').getImageData(0, 0, layer.width, layer.height);
                    const first = data.findIndex((part) => part !== 0);
                    window.top_ = Math.floor(first / 4 / layer.width);
                    window.between = window.between || (window.top_ > 320 && window.top_ < 540);
                    requestAnimationFrame(look);
                  };
                  look();
                }""");
        // A busy machine may paint no frame within one glide; of twenty it paints one.
        for (int i = 0; i < 20 && !(Boolean) b.page.evaluate("() => window.between"); i++) {
            int to = i % 2 == 0 ? 560 : 300;
            a.page.mouse().move(500, to);
            b.page.waitForFunction("to => Math.abs(window.top_ - to) < 12", to);
        }
        assertThat((Boolean) b.page.evaluate("() => window.between")).isTrue();
    }

    @Test
    @DisplayName("[LIV-5] a press on a face leads to what that person sees, be they never so far, also who came first")
    void goTo() {
        BoardPage a = person("Ada", edit);
        scroll(a, 30_000, -20_000);
        a.page.keyboard().press("+");
        BoardPage b = person("Ben", edit);
        face(b, "Ada").click();
        awaitSameView(b, a);
        assertThat(b.data("following")).isNotEqualTo(a.data("author"));

        BoardPage phone =
                site.opened(BoardPage.phone(site.browser(), ColorScheme.DARK)).open(view);
        follow(phone, "Ben");
        assertThat(phone.page.getByTestId("following-name")).hasText("Following Ben");
        phone.screenshot("following-phone-dark");
    }

    @Test
    @DisplayName("following somebody: the view goes where theirs goes, until I move it myself, press Escape or Stop")
    void following() {
        BoardPage a = person("Ada", edit);
        BoardPage b = person("Ben", edit);
        follow(b, "Ada");
        assertThat(b.page.getByTestId("following-name")).hasText("Following Ada");
        for (int i = 0; i < 3; i++) {
            scroll(a, 900, 500 * (i - 1));
            a.page.keyboard().press(i == 1 ? "-" : "+");
            awaitSameView(b, a);
        }
        assertThat(face(b, "Ada")).hasClass(Pattern.compile("avatar-followed"));
        b.screenshot("following");

        scroll(b, 0, 300);
        assertThat(b.page.getByTestId("following")).isHidden();
        b.awaitData("following", "0");
        follow(b, "Ada");
        awaitSameView(b, a);
        b.page.keyboard().press("Escape");
        assertThat(b.page.getByTestId("following")).isHidden();
        follow(b, "Ada");
        b.press("stop-following");
        assertThat(b.page.getByTestId("following")).isHidden();
        // Ada's view has long been told: a press leads to what is known when it is pressed.
        Object stood = b.page.evaluate(PAPER);
        scroll(b, 0, 300);
        b.page.waitForFunction("(stood) => JSON.stringify(" + PAPER + ") !== JSON.stringify(stood)", stood);
        face(b, "Ada").click();
        awaitSameView(b, a);
    }

    @Test
    @DisplayName("[LIV-5] who follows one that follows sees whom it is about; nobody follows who follows them")
    void chains() {
        BoardPage a = person("Ada", edit);
        BoardPage b = person("Ben", edit);
        BoardPage c = person("Cleo", edit);
        follow(b, "Ada");
        follow(c, "Ben");
        scroll(a, -1_500, 800);
        a.page.keyboard().press("+");
        awaitSameView(b, a);
        awaitSameView(c, a);

        follow(a, "Cleo");
        assertThat(a.page.getByTestId("toast")).containsText("Cleo is following you already");
        assertThat(a.page.getByTestId("following")).isHidden();

        a.page.reload();
        a.awaitData("state", "online");
        scroll(a, 600, 600);
        awaitSameView(c, a);
        assertThat(b.data("following")).isEqualTo(a.data("author"));
    }
}
