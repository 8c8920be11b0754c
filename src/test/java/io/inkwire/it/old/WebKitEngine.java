package io.inkwire.it.old;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;

/** WebKitGTK by its WebDriver. Not old, but not Chromium. Confined to the thread of the tests. */
final class WebKitEngine implements Engine {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String MINI_BROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Child driver;
    private final String base;
    private final String session;

    /** @param driver of this port; closed with this */
    WebKitEngine(Child driver, int port) {
        this.driver = driver;
        this.base = "http://127.0.0.1:" + port;
        Waiting.until("WebKitWebDriver answers", this::answers);
        JsonObject options =
                new JsonObject().put("binary", MINI_BROWSER).put("args", new JsonArray().add("--automation"));
        JsonObject wanted = new JsonObject()
                .put(
                        "capabilities",
                        new JsonObject().put("alwaysMatch", new JsonObject().put("webkitgtk:browserOptions", options)));
        this.session = ((JsonObject) ask("POST", "/session", wanted)).getString("sessionId");
        ask(
                "POST",
                "/session/" + session + "/window/rect",
                new JsonObject().put("width", 1024).put("height", 780));
    }

    private boolean answers() {
        try {
            return http.send(
                                    HttpRequest.newBuilder(URI.create(base + "/status"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void open(String url) {
        ask("POST", "/session/" + session + "/url", new JsonObject().put("url", url));
    }

    @Override
    public String evaluate(String expression) {
        return String.valueOf(ask(
                "POST",
                "/session/" + session + "/execute/sync",
                new JsonObject().put("script", "return " + expression).put("args", new JsonArray())));
    }

    @Override
    public void mouse(String what, int x, int y) {
        JsonArray steps = new JsonArray()
                .add(new JsonObject()
                        .put("type", "pointerMove")
                        .put("x", x)
                        .put("y", y)
                        .put("duration", 0));
        if (!what.equals("mousemove")) {
            steps.add(new JsonObject()
                    .put("type", what.equals("mousedown") ? "pointerDown" : "pointerUp")
                    .put("button", 0));
        }
        actions(new JsonObject().put("type", "pointer").put("id", "mouse").put("actions", steps));
    }

    @Override
    public void type(String text) {
        JsonArray steps = new JsonArray();
        text.codePoints()
                .mapToObj(Character::toString)
                .forEach(letter -> steps.add(
                                new JsonObject().put("type", "keyDown").put("value", letter))
                        .add(new JsonObject().put("type", "keyUp").put("value", letter)));
        actions(new JsonObject().put("type", "key").put("id", "keys").put("actions", steps));
    }

    private void actions(JsonObject source) {
        ask("POST", "/session/" + session + "/actions", new JsonObject().put("actions", new JsonArray().add(source)));
    }

    @Override
    public byte[] screenshot() {
        return Base64.getDecoder().decode((String) ask("GET", "/session/" + session + "/screenshot", null));
    }

    @Override
    public String errors() {
        return "";
    }

    private Object ask(String method, String path, @org.jspecify.annotations.Nullable JsonObject body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.encode()))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(path + ": " + answer.body());
            }
            Object value = new JsonObject(answer.body()).getValue("value");
            return value == null ? "" : value;
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        ask("DELETE", "/session/" + session, null);
        driver.close();
    }
}
