package io.inkwire.app.client;

import io.inkwire.model.BoardId;
import io.inkwire.model.Loop;
import io.inkwire.wire.Frames;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection by plain HTTP requests (TRN-4): its Hello, one POST after another, and the reader behind it. Confined to the
 * client's loop.
 */
final class PlainLine implements Line {
    private static final String OCTETS = "application/octet-stream";
    private static final int NO_CLOSE_CODE = 1006;
    private static final int RATE_CLOSE_CODE = 4429;

    /** A POST may wait for as long as over-rate input is slowed. */
    private static final long ANSWER_MS = 30_000;

    private static final long LEAVE_MS = 2_000;

    private final HttpClient client;
    private final URI connections;
    private final Events events;
    private final PlainReading reading;
    private final PostQueue posts = new PostQueue(this::post);
    private @Nullable URI address;
    private boolean helloSent;
    private boolean over;

    PlainLine(Loop loop, HttpClient client, URI server, BoardId board, PlainDialler.Reading how, Events events) {
        this.client = client;
        this.connections = Servers.under(server, "/api/boards/" + board.value() + "/connections");
        this.events = events;
        this.reading = how == PlainDialler.Reading.EVENTS
                ? new EventsReading(this)
                : new PollReading(this, loop, how == PlainDialler.Reading.LONG_POLLING);
    }

    @Override
    public void send(byte[] message) {
        if (over) {
            return;
        }
        if (!helloSent) {
            helloSent = true;
            post(connections, message).onSuccess(this::greeted).onFailure(lost -> end(NO_CLOSE_CODE));
        } else {
            posts.add(message);
        }
    }

    private record Answer(HttpClientResponse response, Buffer body) {
        int status() {
            return response.statusCode();
        }

        boolean bringsFrames() {
            return OCTETS.equals(response.getHeader(HttpHeaders.CONTENT_TYPE)) && body.length() > 0;
        }
    }

    private void greeted(Answer answer) {
        String location = answer.response().getHeader(HttpHeaders.LOCATION);
        if (answer.status() == 201 && location != null) {
            URI made = connections.resolve(location);
            if (over) {
                leave(made);
                return;
            }
            address = made;
            received(answer.body().getBytes());
            reading.begin();
            posts.open();
        } else {
            refused(answer);
        }
    }

    private Future<Void> post(List<byte[]> messages) {
        return post(URI.create(address + "/frames"), Frames.concat(messages))
                .onFailure(lost -> end(NO_CLOSE_CODE))
                .compose(answer -> {
                    if (answer.status() == 204) {
                        return Future.<Void>succeededFuture();
                    }
                    refused(answer);
                    return Future.<Void>failedFuture("answered " + answer.status());
                });
    }

    /** The Fault says why; where there is none, the status does. */
    private void refused(Answer answer) {
        if (answer.bringsFrames()) {
            received(answer.body().getBytes());
        }
        end(answer.status() == 429 ? RATE_CLOSE_CODE : NO_CLOSE_CODE);
    }

    private Future<Answer> post(URI to, byte[] body) {
        RequestOptions options = request(HttpMethod.POST, to)
                .putHeader(HttpHeaders.CONTENT_TYPE, OCTETS)
                .setTimeout(ANSWER_MS);
        return begin(options)
                .compose(request -> request.send(Buffer.buffer(body)))
                .compose(response -> response.body().map(read -> new Answer(response, read)));
    }

    private static RequestOptions request(HttpMethod method, URI to) {
        return new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(to.toString())
                .putHeader(HttpHeaders.ACCEPT, OCTETS);
    }

    /** A request by which the reader reads; fails where the line is over. @param patienceMs how long nothing may come */
    Future<HttpClientResponse> get(String what, String header, String value, long patienceMs) {
        if (over || address == null) {
            return Future.failedFuture("over");
        }
        RequestOptions options =
                request(HttpMethod.GET, URI.create(address + what)).setIdleTimeout(patienceMs);
        if (!header.isEmpty()) {
            options.putHeader(header, value);
        }
        return begin(options).compose(request -> request.send());
    }

    /** A client that is closed throws. */
    private Future<HttpClientRequest> begin(RequestOptions options) {
        try {
            return client.request(options);
        } catch (IllegalStateException closed) {
            return Future.failedFuture(closed);
        }
    }

    void received(byte[] message) {
        if (!over) {
            events.received(message);
        }
    }

    boolean isOver() {
        return over;
    }

    /** @param closeCode as in LIM-3, or 1006 */
    void end(int closeCode) {
        if (!over) {
            over = true;
            posts.close();
            events.ended(closeCode);
        }
    }

    @Override
    public Future<Void> close() {
        over = true;
        posts.close();
        URI made = address;
        address = null;
        return made == null ? Future.succeededFuture() : leave(made);
    }

    private Future<Void> leave(URI made) {
        return begin(request(HttpMethod.DELETE, made).setTimeout(LEAVE_MS))
                .compose(request -> request.send())
                .timeout(LEAVE_MS, TimeUnit.MILLISECONDS)
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }
}
