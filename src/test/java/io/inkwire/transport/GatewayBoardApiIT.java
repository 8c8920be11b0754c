package io.inkwire.transport;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.board.BoardInfo;
import io.inkwire.model.BoardId;
import io.inkwire.model.Role;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Renaming a board and drawing its links, with every wrong way to ask. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GatewayBoardApiIT {
    private static final String JSON = "application/json";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Gateway gateway = new Gateway();
    private String site = "";
    private BoardInfo board = gateway.board("named");
    private String owner = "";

    /** A gateway of its own for each test: each counts what one address asks for. */
    @BeforeEach
    void start() {
        gateway.close();
        gateway = new Gateway();
        site = "http://127.0.0.1:" + gateway.port;
        board = gateway.board("named");
        owner = gateway.key(board, Role.OWNER);
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(site + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder patch(String id, String type, String body) {
        return request("/api/boards/" + id).header("Content-Type", type).method("PATCH", BodyPublishers.ofString(body));
    }

    private HttpResponse<String> rename(String id, String key, String body) throws Exception {
        return send(patch(id, JSON, body).header("Authorization", "Bearer " + key));
    }

    private String title() {
        return Gateway.await(gateway.journal.board(board.id())).orElseThrow().title();
    }

    /** A problem document with a sentence, and nothing of what was sent; the board is as it was. */
    private void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(new JsonObject(answer.body()).getString("detail")).endsWith(".");
        assertThat(answer.body()).doesNotContain(owner).doesNotContain("secret words");
        assertThat(title()).isEqualTo("A board");
    }

    @Test
    @DisplayName("[BRD-3] the owner key renames a board: 200 with the board's public row")
    void ownerRenames() throws Exception {
        HttpResponse<String> answer = rename("named", owner, "{\"title\":\"Tr\\u00e4ume\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(new JsonObject(answer.body()))
                .isEqualTo(new JsonObject().put("id", "named").put("title", "Tr\u00e4ume"));
        assertThat(title()).isEqualTo("Tr\u00e4ume");

        assertThat(rename("named", owner, "{\"title\":\"\"}").statusCode()).isEqualTo(200);
        assertThat(title()).isEmpty();
        assertThat(rename("named", owner, "{\"title\":\"" + "\ud83d\udd8b".repeat(200) + "\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("[BRD-3] an edit or view key renames nothing: 403")
    void otherKeys() throws Exception {
        for (Role role : List.of(Role.EDITOR, Role.VIEWER)) {
            assertProblem(rename("named", gateway.key(board, role), "{\"title\":\"secret words\"}"), 403);
        }
    }

    @Test
    @DisplayName("[BRD-3] no key, one that opens nothing, or another scheme: 401 that asks for a Bearer key")
    void noKey() throws Exception {
        String body = "{\"title\":\"secret words\"}";
        BoardInfo other = gateway.board("other");
        List<HttpRequest.Builder> wrong = List.of(
                patch("named", JSON, body),
                patch("named", JSON, body).header("Authorization", "Bearer"),
                patch("named", JSON, body).header("Authorization", "Basic " + owner),
                patch("named", JSON, body).header("Authorization", "Bearer " + owner + "x"),
                patch("named", JSON, body).header("Authorization", "Bearer " + owner.substring(1)),
                patch("named", JSON, body).header("Authorization", "Bearer " + "k".repeat(4_000)),
                patch("named", JSON, body).header("Authorization", "Bearer " + gateway.key(other, Role.OWNER)),
                patch("named", JSON, body)
                        .header("Authorization", "Bearer " + owner)
                        .header("Authorization", "Bearer " + owner));
        for (HttpRequest.Builder one : wrong) {
            HttpResponse<String> answer = send(one);
            assertProblem(answer, 401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "a.b", "a%2fb", "a%00b", "%ff"})
    @DisplayName("[BRD-3] no such board: 404, or 400 where it is no path at all")
    void noBoard(String id) throws Exception {
        HttpResponse<String> answer = rename(id, owner, "{\"title\":\"secret words\"}");
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain(owner);
        assertThat(title()).isEqualTo("A board");
    }

    @Test
    @DisplayName("[LIM-2] what PATCH cannot use: 400, 413, 415, whatever the key")
    void badBodies() throws Exception {
        for (String body : List.of(
                "",
                "{}",
                "[",
                "[]",
                "null",
                "\"x\"",
                "{\"title\":5}",
                "{\"title\":null}",
                "{\"title\":[\"x\"]}",
                "{\"title\":\"a\\nb\"}",
                "{\"title\":\"\\u0000\"}",
                "{\"title\":\"\\ud800\"}",
                "{\"title\":\"a\\u2028b\"}",
                "{\"title\":\"\\u202egnp.exe\"}",
                "{\"title\":\"" + "x".repeat(201) + "\"}")) {
            assertProblem(rename("named", owner, body), 400);
        }
        HttpResponse<String> tooLong = rename("named", owner, "{\"title\":\"" + "x".repeat(5_000) + "\"}");
        assertProblem(tooLong, 413);
        assertThat(tooLong.body()).contains("4096 bytes");
        for (String type :
                List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
            assertProblem(
                    send(patch("named", type, "{\"title\":\"secret words\"}")
                            .header("Authorization", "Bearer " + owner)),
                    415);
        }
    }

    // ---- Keys

    private HttpRequest.Builder keys(String id, String key) {
        return request("/api/boards/" + id + "/keys").header("Authorization", "Bearer " + key);
    }

    @Test
    @DisplayName("[BRD-6] who holds a key is told those of its role and of less, and no stronger one")
    void keysOfLess() throws Exception {
        Map<Role, Set<String>> told = Map.of(
                Role.OWNER, Set.of("owner", "edit", "view"),
                Role.EDITOR, Set.of("edit", "view"),
                Role.VIEWER, Set.of("view"));
        Map<String, Role> roles = Map.of("owner", Role.OWNER, "edit", Role.EDITOR, "view", Role.VIEWER);
        for (Role mine : Role.values()) {
            HttpResponse<String> answer = send(keys("named", gateway.key(board, mine)));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            JsonObject body = new JsonObject(answer.body());
            assertThat(body.getString("id")).isEqualTo("named");
            JsonObject keys = body.getJsonObject("keys");
            assertThat(keys.fieldNames()).isEqualTo(told.get(mine));
            keys.forEach(entry -> assertThat(entry.getValue())
                    .isEqualTo(gateway.key(board, requireNonNull(roles.get(entry.getKey())))));
        }
    }

    @Test
    @DisplayName("[BRD-6] no key, a foreign one, no such board, a foreign page: told nothing")
    void noKeys() throws Exception {
        BoardInfo other = gateway.board("other");
        assertProblem(send(request("/api/boards/named/keys")), 401);
        assertProblem(send(keys("named", gateway.key(other, Role.OWNER))), 401);
        assertProblem(send(keys("nowhere", owner)), 404);
        assertProblem(send(keys("named", owner).header("Origin", "https://evil.example")), 403);
    }

    @Test
    @DisplayName("[BRD-3] a foreign page renames nothing and gets no code: 403")
    void foreignPage() throws Exception {
        assertProblem(
                send(patch("named", JSON, "{\"title\":\"secret words\"}")
                        .header("Authorization", "Bearer " + owner)
                        .header("Origin", "https://evil.example")),
                403);
        assertProblem(send(qr("text/plain", site + "/b/named#" + owner).header("Origin", "https://evil.example")), 403);
    }

    @Test
    @DisplayName(
            "[LIM-1] too many renames or codes from one address: 429, and when to try again; neither uses up the other")
    void tooMany() throws Exception {
        HttpResponse<String> last = rename("named", "wrong", "{\"title\":\"x\"}");
        for (int i = 0; i < 62 && last.statusCode() != 429; i++) {
            last = rename("named", "wrong", "{\"title\":\"x\"}");
        }
        assertProblem(last, 429);
        assertThat(last.headers().firstValue("Retry-After")).contains("2");
        assertThat(send(qr("text/plain", site + "/b/named")).statusCode()).isEqualTo(200);

        for (int i = 0; i < 62 && last.statusCode() != 200; i++) {
            last = send(qr("text/plain", "x"));
        }
        assertProblem(last, 429);
    }

    @Test
    @DisplayName("[LIM-2] the store cannot answer: 503, and not a word of why")
    void storeFails() throws Exception {
        gateway.journal.close();
        HttpResponse<String> answer = rename("named", owner, "{\"title\":\"x\"}");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).doesNotContain("closed").doesNotContain("Exception");
    }

    // ---- QR

    private HttpRequest.Builder qr(String type, String body) {
        return request("/api/qr").header("Content-Type", type).POST(BodyPublishers.ofString(body));
    }

    @Test
    @DisplayName("POST /api/qr draws a link of this site, or of an allowed one, as SVG that nobody stores")
    void drawsLinks() throws Exception {
        for (String link : List.of(
                site + "/b/named#" + owner, site + "/b/named", Gateway.ALLOWED_ORIGIN + "/deep/b/named#" + owner)) {
            HttpResponse<String> answer = send(qr("text/plain; charset=utf-8", link));
            assertThat(answer.statusCode()).as(link).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("image/svg+xml");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.body()).startsWith("<svg ").endsWith("</svg>").doesNotContain(owner);
        }
    }

    @Test
    @DisplayName("[LIM-2] what is no link to a board here gets no code: 400, 413, 415")
    void noLinks() throws Exception {
        for (String body : List.of(
                "",
                "secret words",
                "https://evil.example/b/named",
                "javascript:alert(1)//b/named",
                "http://user@127.0.0.1:" + gateway.port + "/b/named",
                site + "/",
                site + "/b/",
                site + "/b/a/b",
                site + "/b/na%6ded",
                site + "/b/named?to=" + owner,
                site + "/b/named#" + owner + "\nx",
                site + "/b/named#\u00e4",
                "//127.0.0.1:" + gateway.port + "/b/named")) {
            assertProblem(send(qr("text/plain", body)), 400);
        }
        assertProblem(send(qr("text/plain", site + "/b/named#" + "k".repeat(600))), 413);
        for (String charset : List.of("\"", "bogus", "utf-7", "")) {
            assertProblem(send(qr("text/plain; charset=" + charset, "secret words")), 400);
        }
        assertProblem(send(qr(JSON, site + "/b/named")), 415);
        assertProblem(send(request("/api/qr").POST(BodyPublishers.ofString("x"))), 415);
        assertThat(send(request("/api/qr")).statusCode()).isIn(404, 405);
    }

    @Test
    @DisplayName("[BRD-3] a board renamed is found by its new title at the next join")
    void nextJoin() throws Exception {
        assertThat(rename("named", owner, "{\"title\":\"new\"}").statusCode()).isEqualTo(200);
        assertThat(gateway.board("named").title()).isEqualTo("new");
        assertThat(Gateway.await(gateway.journal.board(new BoardId("named")))).isPresent();
    }
}
