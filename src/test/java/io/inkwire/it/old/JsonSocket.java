package io.inkwire.it.old;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Commands and answers as JSON over one WebSocket, told apart by an id: Chromium's DevTools and WebDriver BiDi are of this
 * form. Thread-safe: answers come on the client's own threads, commands go from the tests'.
 */
final class JsonSocket implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Map<Integer, CompletableFuture<JsonObject>> asked = new ConcurrentHashMap<>();
    private final WebSocket socket;
    private int lastId;

    JsonSocket(URI address) {
        socket = await(HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, new WebSocket.Listener() {
            private final StringBuilder text = new StringBuilder();

            @Override
            public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
                text.append(part);
                if (last) {
                    take(new JsonObject(text.toString()));
                    text.setLength(0);
                }
                from.request(1);
                return CompletableFuture.completedFuture(null);
            }
        }));
    }

    private void take(JsonObject message) {
        Integer id = message.getInteger("id");
        CompletableFuture<JsonObject> answer = id == null ? null : asked.remove(id);
        if (answer != null) {
            answer.complete(message);
        }
    }

    /** The answer's {@code result}. */
    JsonObject ask(String method, JsonObject params) {
        int id = ++lastId;
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        asked.put(id, answer);
        await(socket.sendText(
                new JsonObject()
                        .put("id", id)
                        .put("method", method)
                        .put("params", params)
                        .encode(),
                true));
        JsonObject message = await(answer);
        if (!(message.getValue("result") instanceof JsonObject result)) {
            throw new AssertionError(method + ": " + message.encode());
        }
        return result;
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
