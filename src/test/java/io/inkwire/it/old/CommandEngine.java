package io.inkwire.it.old;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** An engine behind a driver of ours (src/test/browser) that takes commands over HTTP. Confined to the thread of the tests. */
final class CommandEngine implements Engine {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Child child;
    private final URI address;

    /** @param child is closed with this */
    CommandEngine(Child child, int port) {
        this.child = child;
        this.address = URI.create("http://127.0.0.1:" + port + "/");
        child.awaitReady();
    }

    @Override
    public void open(String url) {
        command("open", url);
    }

    @Override
    public String evaluate(String expression) {
        return command("evaluate", expression);
    }

    @Override
    public void mouse(String what, int x, int y) {
        command("mouse", what, Integer.toString(x), Integer.toString(y));
    }

    @Override
    public void type(String text) {
        command("type", text);
    }

    @Override
    public byte[] screenshot() {
        return Base64.getDecoder().decode(command("screenshot"));
    }

    @Override
    public String errors() {
        return command("errors");
    }

    private String command(String name, String... args) {
        String body = name + "\n" + String.join("\n", args);
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            String answer = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                    .body();
            if (!answer.startsWith("ok\n")) {
                throw new AssertionError(name + ": " + answer);
            }
            return answer.substring("ok\n".length());
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        child.close();
    }
}
