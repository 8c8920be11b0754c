package io.inkwire.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.model.BoardId;
import io.inkwire.model.Role;
import io.inkwire.session.Keys;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything over plain HTTP but the connections themselves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GatewayHttpIT {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Gateway gateway = new Gateway();
    private String host = "";

    @BeforeAll
    void start() {
        host = "127.0.0.1:" + gateway.port;
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + host + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String type, String body) throws Exception {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private int rawStatus(String firstLine, String... headers) throws IOException {
        return RawHttp.status(RawHttp.exchange(gateway.port, firstLine + "\r\n" + String.join("", headers) + "\r\n"));
    }

    @Test
    @DisplayName("every answer carries the exact policy, nosniff and no referrer")
    void policy() throws Exception {
        for (String path : new String[] {"/health/live", "/none", "/sockjs-client/sockjs.min.js"}) {
            var headers = send(request(path)).headers();
            assertThat(headers.firstValue("Content-Security-Policy"))
                    .contains(
                            "default-src 'self'; connect-src 'self' ws://" + host + " wss://" + host
                                    + "; img-src 'self' blob: data:; object-src 'none'; base-uri 'none'; frame-ancestors 'self'");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        }
    }

    @Test
    @DisplayName("a Host that is none: 400, and nothing of it in a header")
    void badHost() throws IOException {
        assertThat(rawStatus("GET / HTTP/1.1", "Host: a b\r\n")).isEqualTo(400);
        assertThat(rawStatus("GET / HTTP/1.1", "Host: x;script-src *\r\n")).isEqualTo(400);
        assertThat(rawStatus("GET / HTTP/1.1", "Host: x:99999\r\n")).isEqualTo(400);
        assertThat(rawStatus("GET / HTTP/1.1")).isEqualTo(400);
        assertThat(rawStatus("GET / HTTP/1.1", "Host: h\r\n", "Host: h\r\n")).isEqualTo(400);
    }

    @Test
    @DisplayName("the page's files have their types and an ETag that spares the next load")
    void files() throws Exception {
        HttpResponse<String> library = send(request("/sockjs-client/sockjs.min.js"));
        assertThat(library.statusCode()).isEqualTo(200);
        assertThat(library.headers().firstValue("Content-Type")).contains("text/javascript; charset=utf-8");
        assertThat(library.body()).contains("SockJS");
        String etag = library.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again =
                send(request("/sockjs-client/sockjs.min.js").header("If-None-Match", etag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();

        assertThat(send(request("/")).body()).startsWith("<!");
        assertThat(send(request("/b/some-board")).statusCode()).isEqualTo(200);
        assertThat(send(request("/b/some-board")).headers().firstValue("Content-Type"))
                .contains("text/html; charset=utf-8");
        assertThat(send(request("/js/wire/schema.js")).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("HEAD says what GET would; other methods: 405")
    void methods() throws Exception {
        HttpResponse<String> head =
                send(request("/sockjs-client/sockjs.min.js").method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValueAsLong("Content-Length").orElse(0)).isGreaterThan(10_000);
        assertThat(send(request("/").DELETE()).statusCode()).isEqualTo(405);
        assertThat(send(request("/api/boards").PUT(BodyPublishers.noBody())).statusCode())
                .isEqualTo(405);
    }

    @Test
    @DisplayName("a browser at an address where nothing is gets a page that leads to the site's root from there")
    void missingPage() throws Exception {
        for (Map.Entry<String, String> lost :
                Map.of("/nowhere", "./", "/b/", "../", "/b/a/b", "../../").entrySet()) {
            HttpResponse<String> answer = send(request(lost.getKey()).header("Accept", "text/html,*/*;q=0.8"));
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
            assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
            assertThat(answer.body()).contains("href=\"" + lost.getValue() + "css/tokens.css\"");
        }
        assertThat(send(request("/nowhere")).body()).isEqualTo("There is nothing at this address.\n");
        assertThat(send(request("/a".repeat(500)).header("Accept", "text/html")).body())
                .hasSizeLessThan(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../pom.xml",
                "/js/../../pom.xml",
                "/%2e%2e/pom.xml",
                "/js/%2e%2e/%2e%2e/io/inkwire/app/Main.class",
                "/..%2fpom.xml",
                "/js",
                "/js/",
                "/.hidden.js",
                "/js/.git/config.json",
                "//etc/passwd",
                "/b/",
                "/b/a/b",
                "/b/a%00b",
                "/b/%2e%2e",
                "/js\\..\\x.js",
                "/io/inkwire/app/Main.class",
                "/logback.xml",
                "/%zz",
                "/b/%",
                "/api/none",
                "/none.html"
            })
    @DisplayName("path tricks and what is not there: 404 or 400")
    void pathTricks(String path) throws IOException {
        assertThat(rawStatus("GET " + path + " HTTP/1.1", "Host: h\r\n")).isIn(400, 404);
    }

    @Test
    @DisplayName("header and URI bombs: 431 and 414")
    void bombs() throws IOException {
        assertThat(rawStatus("GET /" + "a".repeat(9_000) + " HTTP/1.1", "Host: h\r\n"))
                .isEqualTo(414);
        assertThat(rawStatus("GET / HTTP/1.1", "Host: h\r\nX: " + "a".repeat(70_000) + "\r\n"))
                .isEqualTo(431);
    }

    @Test
    @DisplayName("a header that does not become complete: closed")
    void slowHeader() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port)) {
            socket.setSoTimeout((int) Gateway.DEADLINE_S * 1000);
            long beganNanos = System.nanoTime();
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            assertThat((System.nanoTime() - beganNanos) / 1_000_000).isGreaterThanOrEqualTo(Gateway.HEADER_MS - 100);
        }
    }

    @Test
    @DisplayName("[BRD-1] POST /api/boards makes a board, and its keys open it")
    void makesABoard() throws Exception {
        HttpResponse<String> made = post("/api/boards", "application/json", "{\"title\":\"Tr\u00e4ume\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("Cache-Control")).contains("no-store");
        JsonObject answer = new JsonObject(made.body());
        assertThat(answer.getString("id")).matches("[A-Za-z0-9_-]{22}");
        var row = Gateway.await(gateway.journal.board(new BoardId(answer.getString("id"))))
                .orElseThrow();
        assertThat(row.title()).isEqualTo("Tr\u00e4ume");
        Keys keys = new Keys(Gateway.await(gateway.journal.secret()));
        var info = gateway.board(answer.getString("id"));
        assertThat(keys.roleOf(info, answer.getJsonObject("keys").getString("owner")))
                .contains(Role.OWNER);
        assertThat(keys.roleOf(info, answer.getJsonObject("keys").getString("edit")))
                .contains(Role.EDITOR);
        assertThat(keys.roleOf(info, answer.getJsonObject("keys").getString("view")))
                .contains(Role.VIEWER);

        assertThat(send(request("/api/boards").POST(BodyPublishers.noBody())).statusCode())
                .isEqualTo(201);
    }

    @Test
    @DisplayName("what POST /api/boards cannot use: 400, 413, 415, as problem documents")
    void badBodies() throws Exception {
        for (String body : new String[] {"[", "[]", "{\"title\":5}", "{\"title\":\"a\\nb\"}", "\"x\"", "null"}) {
            HttpResponse<String> answer = post("/api/boards", "application/json", body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(new JsonObject(answer.body()).getInteger("status")).isEqualTo(400);
        }
        assertThat(post("/api/boards", "text/plain", "{}").statusCode()).isEqualTo(415);
        assertThat(post(
                                "/api/boards",
                                "multipart/form-data; boundary=x",
                                "--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\na\r\n--x--\r\n")
                        .statusCode())
                .isEqualTo(415);
        assertThat(post("/api/boards", "application/json", "{\"title\":\"" + "x".repeat(5_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    @DisplayName("a body whose chunks are none: closed, and no board")
    void brokenChunk() throws IOException {
        assertThat(rawStatus(
                        "POST /api/boards HTTP/1.1",
                        "Host: h\r\n",
                        "Content-Type: application/json\r\n",
                        "Transfer-Encoding: chunked\r\n",
                        "\r\n",
                        "zz\r\n{}\r\n0\r\n"))
                .isZero();
    }

    @Test
    @DisplayName("a foreign page may make no board: 403")
    void foreignPost() throws Exception {
        assertThat(send(request("/api/boards")
                                .header("Origin", "https://evil.example")
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("too many boards from one address: 429, and when to try again")
    void tooManyBoards() throws Exception {
        try (Gateway other = new Gateway()) {
            HttpResponse<String> last = null;
            for (int i = 0; i < 62 && (last == null || last.statusCode() == 201); i++) {
                last = http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + other.port + "/api/boards"))
                                .POST(BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
            }
            assertThat(last).isNotNull();
            assertThat(last.statusCode()).isEqualTo(429);
            assertThat(last.headers().firstValue("Retry-After")).contains("2");
        }
    }

    @Test
    @DisplayName("health: live and ready say UP and no more")
    void health() throws Exception {
        assertThat(send(request("/health/live")).body()).isEqualTo("{\"status\":\"UP\"}");
        HttpResponse<String> ready = send(request("/health/ready"));
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    @DisplayName("[TRN-3] SockJS's own WebSockets are no door, nor is what it does not know: 404")
    void noOtherDoors() throws Exception {
        for (String path : new String[] {"websocket", "000/s/websocket", "000/s/htmlfiles?c=x", "000/s/xhrs"}) {
            String query = path.contains("?") ? "&board=b" : "?board=b";
            assertThat(send(request("/sockjs/" + path + query)).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(new JsonObject(send(request("/sockjs/info?board=b")).body()).getBoolean("websocket"))
                .isFalse();
    }

    @Test
    @DisplayName(
            "[TRN-3] a callback that is more than a name: the 500 that SockJS prescribes, and nothing of it comes back")
    void callbacks() throws Exception {
        for (String path : new String[] {"/sockjs/000/s4/htmlfile?board=b", "/sockjs/000/s5/jsonp?board=b"}) {
            for (String callback : new String[] {
                "",
                "&c=",
                "&c=alert(1)",
                "&c=a-b",
                "&c=_jp..x",
                "&c=%3Cscript%3E",
                "&c=" + "a".repeat(33),
                "&c=x&callback=x",
                "&c=x&c=x"
            }) {
                HttpResponse<String> answer = send(request(path + callback));
                assertThat(answer.statusCode()).as(callback).isEqualTo(500);
                assertThat(answer.body()).doesNotContain("alert", "<script>");
            }
        }
    }

    @Test
    @DisplayName("[TRN-3] JSONP is a script that nothing else can be taken for, and no door unless it is asked for")
    void jsonp() throws Exception {
        HttpResponse<String> script = send(request("/sockjs/000/s6/jsonp?board=b&c=_jp.a1"));
        assertThat(script.body()).isEqualTo("/**/_jp.a1(\"o\");\r\n");
        assertThat(script.headers().firstValue("Content-Type").orElse("")).startsWith("application/javascript");
        assertThat(script.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(send(request("/sockjs/000/s7/jsonp?board=b&c=x").header("Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("a foreign Origin, null, or another site's frame: 403 on SockJS too, and no header lets it read")
    void foreignSockJs() throws Exception {
        for (String path : new String[] {
            "/sockjs/info?board=b",
            "/sockjs/000/s1/xhr?board=b",
            "/sockjs/000/s1/xhr_streaming?board=b",
            "/sockjs/000/s1/xhr_send?board=b"
        }) {
            for (String origin : new String[] {"https://evil.example", "null"}) {
                HttpResponse<String> answer =
                        send(request(path).header("Origin", origin).POST(BodyPublishers.noBody()));
                assertThat(answer.statusCode()).as(path).isEqualTo(403);
                assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                        .isEmpty();
            }
        }
        for (String site : new String[] {"same-origin", "same-site", "cross-site", "none"}) {
            assertThat(send(request("/sockjs/info?board=b")
                                    .header("Origin", "null")
                                    .header("Sec-Fetch-Site", site))
                            .statusCode())
                    .as(site)
                    .isEqualTo(site.equals("same-origin") ? 200 : 403);
        }
        assertThat(send(request("/sockjs/000/s2/htmlfile?c=x&board=b").header("Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(request("/sockjs/info?board=b").header("Origin", "http://" + host))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("[TRN-8] SockJS without a board in the address: 400; a POST to no session: 404")
    void sockJsAddresses() throws Exception {
        assertThat(send(request("/sockjs/000/s3/xhr").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(400);
        assertThat(send(request("/sockjs/000/s3/xhr?board=%2e%2e").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(400);
        assertThat(send(request("/sockjs/000/never/xhr_send?board=b").POST(BodyPublishers.ofString("[\"x\"]")))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("SockJS's iframe page is our own: scripts from here alone, and only allowed pages may frame it")
    void iframePage() throws Exception {
        for (String name : new String[] {"iframe.html", "iframe-1.6.1.html"}) {
            // A frame of an allowed page: the browser tells neither whose it is nor asks for leave to read it.
            HttpResponse<String> page =
                    send(request("/sockjs/" + name + "?board=b").header("Sec-Fetch-Site", "cross-site"));
            assertThat(page.body())
                    .contains("src=\"../sockjs-client/sockjs.min.js\"")
                    .doesNotContain("://", "script>S");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'; script-src 'self';")
                    .endsWith("frame-ancestors 'self' " + Gateway.ALLOWED_ORIGIN);
            assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        }
        assertThat(send(request("/sockjs/iframe.js")).body()).contains("SockJS.bootstrap_iframe();");
    }
}
