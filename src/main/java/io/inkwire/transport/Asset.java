package io.inkwire.transport;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * One file of the page as it is answered, compressed where that is known to help. Thread-safe: holds nothing that changes.
 *
 * @param etag with its quotes; of the compressed content too, weakly
 * @param zipped null where it is only sent as it is
 */
record Asset(Buffer content, @Nullable Buffer zipped, String type, String etag) {
    /** What is smaller goes into one packet as it is. */
    private static final int WORTH_BYTES = 1024;

    private static final String GZIP = "gzip";

    /** Refuses it, as in {@code gzip;q=0}. */
    private static final String NOT_GZIP = ".*gzip\\s*;\\s*q=0(\\.0*)?\\s*(,.*)?";

    static Asset plain(byte[] content, String type) {
        return new Asset(Buffer.buffer(content), null, type, etag(content));
    }

    /** One that is sent often enough to be compressed once. */
    static Asset zipped(byte[] content, String type) {
        boolean isText = type.contains("svg") || !(type.startsWith("image/") || type.startsWith("font/"));
        if (content.length < WORTH_BYTES || !isText) {
            return plain(content, type);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 2);
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Asset(Buffer.buffer(content), Buffer.buffer(bytes.toByteArray()), type, etag(content));
    }

    private static String etag(byte[] content) {
        return '"' + StaticFiles.hash(content) + '"';
    }

    /** As an answer that is asked for again each time: a new version is there with the next load, and an unchanged file costs one short answer. */
    void send(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-cache").putHeader(HttpHeaders.ETAG, etag);
        if (IfNoneMatch.holds(request, etag)) {
            vary(response);
            response.setStatusCode(304).end();
        } else {
            write(request, 200);
        }
    }

    void write(HttpServerRequest request, int status) {
        HttpServerResponse response = request.response();
        response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, type);
        vary(response);
        Buffer body = content;
        if (zipped != null && takesGzip(request)) {
            body = zipped;
            response.putHeader(HttpHeaders.CONTENT_ENCODING, GZIP);
            if (response.headers().contains(HttpHeaders.ETAG)) {
                response.putHeader(HttpHeaders.ETAG, "W/" + etag);
            }
        }
        if (HttpMethod.HEAD.equals(request.method())) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()))
                    .end();
        } else {
            response.end(body);
        }
    }

    private void vary(HttpServerResponse response) {
        if (zipped != null) {
            response.putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
    }

    private static boolean takesGzip(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        if (header == null) {
            return false;
        }
        String wanted = header.toLowerCase(Locale.ROOT);
        return wanted.contains(GZIP) && !wanted.matches(NOT_GZIP);
    }
}
