package io.inkwire.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The pages as they are packaged: what a first visit asks for, and how it is answered. */
final class GatewayPageIT {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static Gateway gateway;

    @BeforeAll
    static void start() {
        gateway = new Gateway();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port + path));
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("text of some length is sent compressed to who takes that, under the same tag, weakly")
    void compressed() throws Exception {
        HttpResponse<byte[]> plain = send(request("/page/board.js"));
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(plain.headers().firstValue("Vary").orElse("")).isEqualToIgnoringCase("Accept-Encoding");
        String etag = plain.headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> zipped = send(request("/page/board.js").header("Accept-Encoding", "br, gzip"));
        assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(zipped.headers().firstValue("ETag")).contains("W/" + etag);
        assertThat(zipped.body().length).isLessThan(plain.body().length / 2);
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
            assertThat(in.readAllBytes()).isEqualTo(plain.body());
        }
        for (String known : List.of(etag, "W/" + etag)) {
            HttpResponse<byte[]> again = send(
                    request("/page/board.js").header("Accept-Encoding", "gzip").header("If-None-Match", known));
            assertThat(again.statusCode()).isEqualTo(304);
        }
        for (String refusing : List.of("identity", "gzip;q=0", "br, gzip; q=0.0, deflate")) {
            assertThat(send(request("/page/board.js").header("Accept-Encoding", refusing))
                            .headers()
                            .firstValue("Content-Encoding"))
                    .as(refusing)
                    .isEmpty();
        }
        assertThat(send(request("/page/fit.js").header("Accept-Encoding", "gzip"))
                        .headers()
                        .map())
                .as("what fits into a packet")
                .doesNotContainKeys("content-encoding", "vary");
    }

    @Test
    @DisplayName(
            "the packaged pages are made of one sheet and two scripts each, and so is what a browser keeps of them")
    void packaged() throws Exception {
        for (Map.Entry<String, String> page :
                Map.of("/", "\"page/home", "/b/some-board", "\"../page/board").entrySet()) {
            String html = text(send(request(page.getKey())));
            assertThat(html).contains(page.getValue() + ".js\"", page.getValue() + ".css\"");
            assertThat(html.split("<script ", -1)).as(html).hasSize(4);
            assertThat(html.split("rel=\"stylesheet\"", -1)).as(html).hasSize(2);
        }
        assertThat(new JsonObject(text(send(request("/files.json"))))
                        .getJsonObject("files")
                        .fieldNames())
                .containsExactlyInAnyOrder(
                        "board.html",
                        "index.html",
                        "favicon.svg",
                        "page/board.css",
                        "page/board.js",
                        "page/fit.js",
                        "page/home.css",
                        "page/home.js");
    }
}
