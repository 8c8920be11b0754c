package io.inkwire.app.client;

import io.inkwire.model.BoardId;
import io.inkwire.model.Loop;
import io.inkwire.wire.Payload;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Over SockJS (TRN-3), in any of the ways in which it brings frames. */
public final class SockJsDialler implements Dialler {
    private static final int NO_CLOSE_CODE = 1006;

    /** The server's heartbeat comes each 25 s. */
    private static final long PATIENCE_MS = 45_000;

    private static final MultiMap FORM = HttpHeaders.set(HttpHeaders.CONTENT_TYPE, "application/x-www-form-urlencoded");

    private final HttpClient client;
    private final SockJsReading reading;

    /**
     * @param client with room for two requests at once for each connection
     */
    public SockJsDialler(HttpClient client, SockJsReading reading) {
        this.client = client;
        this.reading = reading;
    }

    @Override
    public Line dial(Loop loop, URI server, BoardId board, Line.Events events) {
        String session = "/sockjs/000/" + UUID.randomUUID() + "/";
        Session line = new Session(client, Servers.under(server, session), "?board=" + board.value(), reading, events);
        loop.execute(line::receive);
        return line;
    }

    private static final class Session implements Line {
        private final HttpClient client;
        private final URI session;
        private final String query;
        private final SockJsReading reading;
        private final Events events;
        private final PostQueue posts = new PostQueue(this::post);
        private final StringBuilder text = new StringBuilder();
        private @Nullable HttpClientResponse open;
        private boolean over;

        Session(HttpClient client, URI session, String query, SockJsReading reading, Events events) {
            this.client = client;
            this.session = session;
            this.query = query;
            this.reading = reading;
            this.events = events;
        }

        private Future<HttpClientResponse> request(HttpMethod method, String what, MultiMap headers, Buffer body) {
            RequestOptions options = new RequestOptions()
                    .setMethod(method)
                    .setAbsoluteURI(session + what)
                    .setHeaders(headers)
                    .setIdleTimeout(PATIENCE_MS);
            return client.request(options).compose(request -> request.send(body));
        }

        /** One request after another: a poll ends with each answer, a stream when it has grown long. */
        void receive() {
            text.setLength(0);
            request(reading.method(), reading.address(query), HttpHeaders.headers(), Buffer.buffer())
                    .onSuccess(this::receiving)
                    .onFailure(lost -> end());
        }

        private void receiving(HttpClientResponse response) {
            if (response.statusCode() != 200) {
                end();
                return;
            }
            if (over) {
                response.request().reset();
                return;
            }
            open = response;
            response.handler(chunk -> take(chunk.toString(StandardCharsets.UTF_8)));
            response.exceptionHandler(broken -> end());
            response.endHandler(nothing -> {
                if (!over) {
                    receive();
                }
            });
        }

        private void take(String chunk) {
            text.append(chunk);
            for (int end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n")) {
                String line = text.substring(0, end);
                text.delete(0, end + 1);
                frame(reading.frame(line));
            }
        }

        private void frame(String frame) {
            if (over || frame.isEmpty()) {
                return;
            }
            switch (frame.charAt(0)) {
                case 'o' -> {
                    posts.open();
                    events.opened();
                }
                case 'a' -> {
                    for (Object message : new JsonArray(frame.substring(1))) {
                        if (!over) {
                            events.received(Base64.getDecoder().decode((String) message));
                        }
                    }
                }
                case 'c' -> end();
                default -> {}
            }
        }

        private Future<Void> post(List<byte[]> messages) {
            JsonArray texts = new JsonArray();
            messages.forEach(message -> texts.add(new Payload(message).text()));
            return sending(texts.encode())
                    .compose(response -> response.body().map(read -> response.statusCode()))
                    .compose(status -> status == 204 || status == 200
                            ? Future.<Void>succeededFuture()
                            : Future.<Void>failedFuture("answered " + status))
                    .onFailure(lost -> end());
        }

        private Future<HttpClientResponse> sending(String texts) {
            boolean isForm = reading == SockJsReading.JSONP_POLLING;
            return request(
                    HttpMethod.POST,
                    reading.sending() + query,
                    isForm ? FORM : HttpHeaders.headers(),
                    Buffer.buffer(isForm ? "d=" + URLEncoder.encode(texts, StandardCharsets.UTF_8) : texts));
        }

        private void end() {
            if (!over) {
                over = true;
                posts.close();
                // The number is in the last Fault.
                events.ended(NO_CLOSE_CODE);
            }
        }

        @Override
        public void send(byte[] message) {
            posts.add(message);
        }

        /** SockJS has no word for leaving: the session ends when the request is gone by which it received. */
        @Override
        public Future<Void> close() {
            over = true;
            posts.close();
            if (open != null) {
                open.request().reset();
            }
            return Future.succeededFuture();
        }
    }
}
