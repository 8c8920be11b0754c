package io.inkwire.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.model.Role;
import io.inkwire.wire.pb.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A site below {@code /whiteboard}, without JSONP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BasePathIT {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Gateway gateway = new Gateway("/whiteboard", false);

    @AfterAll
    void stop() {
        gateway.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({
        "/whiteboard/, 200",
        "/whiteboard/b/board-1, 200",
        "/whiteboard/js/main.js, 200",
        "/whiteboard/health/live, 200",
        "/whiteboard/sockjs/info?board=b, 200",
        "/whiteboard/ws?board=b, 426",
        "/whiteboard/sockjs/000/s/jsonp?board=b&c=x, 404",
        "/whiteboard/whiteboard/, 404",
        "/, 404",
        "/health/live, 404",
        "/whiteboards/, 404",
        "/white, 404"
    })
    @DisplayName("what is below the base is the site, and nothing else is")
    void addresses(String path, int status) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(status);
    }

    @Test
    @DisplayName("the base without its slash leads to the home page, by whatever name the site was reached")
    void baseItself() throws Exception {
        HttpResponse<String> answer = get("/whiteboard");
        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(answer.headers().firstValue("Location")).contains("whiteboard/");
    }

    @Test
    @DisplayName("[TRN-3] SockJS below the base")
    void sockJs() throws IOException {
        var board = gateway.board("based");
        try (SockJsLink link = new SockJsLink(gateway.port, "/whiteboard", "based", "xhr_streaming")) {
            link.send(ConnectionContract.message(Wire.Hello.newBuilder()
                    .setBoard("based")
                    .setKey(gateway.key(board, Role.EDITOR))
                    .setName("Ann")));
            link.await(Wire.Frame::hasWelcome);
        }
    }
}
