package io.inkwire.it.old;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A Chromium too old for Playwright, by its DevTools. Confined to the thread of the tests. */
final class ChromiumEngine implements Engine {
    private final Child child;
    private final JsonSocket devTools;
    private boolean isDown;

    ChromiumEngine(Path executable) {
        child = Child.start(
                List.of(
                        executable.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--single-process",
                        "--no-zygote",
                        "--disable-dev-shm-usage",
                        "--window-size=1024,700",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile(),
                        "about:blank"),
                Map.of(),
                false,
                Pattern.compile("DevTools listening on (ws://\\S+)"));
        URI browser = URI.create(child.awaitReady().group(1));
        devTools = new JsonSocket(URI.create("ws://" + browser.getAuthority() + "/devtools/page/" + pageOf(browser)));
        devTools.ask("Page.enable", new JsonObject());
        devTools.ask("Page.addScriptToEvaluateOnNewDocument", new JsonObject().put("source", """
                window.uncaught = '';
                window.addEventListener('error', function (event) {
                  // A notice for developers, which browsers gave as an error then.
                  if (!/^ResizeObserver loop/.test(event.message)) window.uncaught += event.message + '; ';
                });"""));
    }

    private static Path profile() {
        try {
            return Files.createTempDirectory("inkwire-chromium");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pageOf(URI browser) {
        try (JsonSocket all = new JsonSocket(browser)) {
            return all.ask("Target.getTargets", new JsonObject()).getJsonArray("targetInfos").stream()
                    .map(JsonObject.class::cast)
                    .filter(target -> "page".equals(target.getString("type")))
                    .findFirst()
                    .orElseThrow()
                    .getString("targetId");
        }
    }

    @Override
    public void open(String url) {
        devTools.ask("Page.navigate", new JsonObject().put("url", url));
        Waiting.until(
                "the page is loaded",
                () -> evaluate("location.href + ' ' + document.readyState").equals(url + " complete"));
    }

    @Override
    public String evaluate(String expression) {
        JsonObject answer = devTools.ask("Runtime.evaluate", new JsonObject().put("expression", expression));
        if (answer.containsKey("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.encode());
        }
        return String.valueOf(answer.getJsonObject("result").getValue("value"));
    }

    @Override
    public void mouse(String what, int x, int y) {
        isDown = what.equals("mousedown") || (isDown && !what.equals("mouseup"));
        String type = switch (what) {
            case "mousedown" -> "mousePressed";
            case "mouseup" -> "mouseReleased";
            default -> "mouseMoved";
        };
        devTools.ask(
                "Input.dispatchMouseEvent",
                new JsonObject()
                        .put("type", type)
                        .put("x", x)
                        .put("y", y)
                        .put("button", isDown || what.equals("mouseup") ? "left" : "none")
                        .put("buttons", isDown ? 1 : 0)
                        .put("clickCount", what.equals("mousemove") ? 0 : 1));
    }

    @Override
    public void type(String text) {
        text.codePoints()
                .mapToObj(Character::toString)
                .forEach(letter -> devTools.ask(
                        "Input.dispatchKeyEvent",
                        new JsonObject().put("type", "char").put("text", letter)));
    }

    @Override
    public byte[] screenshot() {
        return Base64.getDecoder()
                .decode(devTools.ask("Page.captureScreenshot", new JsonObject()).getString("data"));
    }

    @Override
    public String errors() {
        return evaluate("String(window.uncaught)");
    }

    @Override
    public void close() {
        devTools.close();
        child.close();
    }
}
