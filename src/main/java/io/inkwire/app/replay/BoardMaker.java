package io.inkwire.app.replay;

import io.inkwire.app.client.Servers;
import io.inkwire.model.BoardId;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;

/** Makes a new board on a server (BRD-1). Thread-safe: holds no state. */
final class BoardMaker {
    private static final int CREATED = 201;
    private static final long TIMEOUT_MS = 10_000;

    /** A board and the key to draw on it. */
    record Access(BoardId board, String key) {}

    private BoardMaker() {}

    static Future<Access> make(HttpClient client, URI server) {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(Servers.under(server, "/api/boards").toString())
                .setTimeout(TIMEOUT_MS);
        return client.request(request).compose(opened -> opened.send().compose(BoardMaker::made));
    }

    private static Future<Access> made(HttpClientResponse response) {
        return response.body().map(body -> {
            if (response.statusCode() != CREATED) {
                throw new IllegalStateException(
                        "the server does not make a board: " + response.statusCode() + " " + body);
            }
            JsonObject json = body.toJsonObject();
            return new Access(
                    new BoardId(json.getString("id")),
                    json.getJsonObject("keys").getString("edit"));
        });
    }
}
