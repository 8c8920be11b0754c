package io.inkwire.it;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * The links of a new board, made without a page (BRD-1). Thread-safe: a value.
 *
 * @param owner link of its maker
 * @param edit link of who may draw
 * @param view link of who may look
 */
record TestBoard(String owner, String edit, String view) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static TestBoard make(URI server) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("api/boards"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            JsonObject board = JsonParser.parseString(response.body()).getAsJsonObject();
            JsonObject keys = board.getAsJsonObject("keys");
            String address = server.resolve("b/" + board.get("id").getAsString()) + "#";
            return new TestBoard(
                    address + keys.get("owner").getAsString(),
                    address + keys.get("edit").getAsString(),
                    address + keys.get("view").getAsString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
