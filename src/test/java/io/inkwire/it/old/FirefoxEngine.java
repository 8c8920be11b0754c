package io.inkwire.it.old;

import io.vertx.core.json.JsonArray;
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

/** Firefox by WebDriver BiDi, which it speaks without a driver. Not old, but not Chromium. Confined to the thread of the tests. */
final class FirefoxEngine implements Engine {
    private final Child child;
    private final JsonSocket bidi;
    private final String context;

    FirefoxEngine() {
        child = Child.start(
                List.of(
                        "firefox-esr",
                        "--headless",
                        "--no-remote",
                        "--remote-debugging-port",
                        Integer.toString(Child.freePort()),
                        "--profile",
                        profile().toString()),
                Map.of(),
                false,
                Pattern.compile("WebDriver BiDi listening on (ws://\\S+)"));
        bidi = new JsonSocket(URI.create(child.awaitReady().group(1) + "/session"));
        bidi.ask("session.new", new JsonObject().put("capabilities", new JsonObject()));
        context = bidi.ask("browsingContext.getTree", new JsonObject())
                .getJsonArray("contexts")
                .getJsonObject(0)
                .getString("context");
        bidi.ask(
                "browsingContext.setViewport",
                here().put("viewport", new JsonObject().put("width", 1024).put("height", 700)));
    }

    private static Path profile() {
        try {
            return Files.createTempDirectory("inkwire-firefox");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonObject here() {
        return new JsonObject().put("context", context);
    }

    @Override
    public void open(String url) {
        bidi.ask("browsingContext.navigate", here().put("url", url).put("wait", "complete"));
    }

    @Override
    public String evaluate(String expression) {
        JsonObject answer = bidi.ask(
                "script.evaluate",
                new JsonObject()
                        .put("expression", expression)
                        .put("target", here())
                        .put("awaitPromise", false));
        if (!"success".equals(answer.getString("type"))) {
            throw new AssertionError(expression + ": " + answer.encode());
        }
        return String.valueOf(answer.getJsonObject("result").getValue("value"));
    }

    @Override
    public void mouse(String what, int x, int y) {
        JsonArray steps = new JsonArray()
                .add(new JsonObject().put("type", "pointerMove").put("x", x).put("y", y));
        if (!what.equals("mousemove")) {
            steps.add(new JsonObject()
                    .put("type", what.equals("mousedown") ? "pointerDown" : "pointerUp")
                    .put("button", 0));
        }
        perform(new JsonObject().put("type", "pointer").put("id", "mouse").put("actions", steps));
    }

    @Override
    public void type(String text) {
        JsonArray steps = new JsonArray();
        text.codePoints()
                .mapToObj(Character::toString)
                .forEach(letter -> steps.add(
                                new JsonObject().put("type", "keyDown").put("value", letter))
                        .add(new JsonObject().put("type", "keyUp").put("value", letter)));
        perform(new JsonObject().put("type", "key").put("id", "keys").put("actions", steps));
    }

    private void perform(JsonObject source) {
        bidi.ask("input.performActions", here().put("actions", new JsonArray().add(source)));
    }

    @Override
    public byte[] screenshot() {
        return Base64.getDecoder()
                .decode(bidi.ask("browsingContext.captureScreenshot", here()).getString("data"));
    }

    @Override
    public String errors() {
        return "";
    }

    @Override
    public void close() {
        bidi.close();
        child.close();
    }
}
