package io.inkwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as an operator meets it. */
final class ServeIT {
    /** What the JVM ends with when a signal 15 ended it. */
    private static final int TERMINATED = 128 + 15;

    @TempDir
    private Path data;

    @Test
    @DisplayName("serve starts, serves the page and its health, says nothing else, and ends in good order on SIGTERM")
    void serve() throws Exception {
        try (ServerProcess server = ServerProcess.start("--data", data.toString())) {
            assertThat(status(server.url())).isEqualTo(200);
            assertThat(status(server.url().resolve("/health/live"))).isEqualTo(200);
            assertThat(status(server.url().resolve("/health/ready"))).isEqualTo(200);
            assertThat(server.stop()).isIn(0, TERMINATED);
            // A machine that is busy with other tests may stall a loop, and Vert.x says so.
            assertThat(server.log().lines().filter(line -> !line.contains("BlockedThreadChecker")))
                    .containsExactly("Inkwire is ready: " + server.url());
        }
        assertThat(data).isDirectoryContaining(file -> file.toString().endsWith(".db"));
    }

    @Test
    @DisplayName("a port that another program has is said in one sentence, and exits 1")
    void portTaken() {
        try (ServerProcess first = ServerProcess.start("--journal", "memory");
                ServerProcess second = ServerProcess.launch(
                        "serve", "--journal", "memory", "--port", Integer.toString(first.port()))) {
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.log().lines()).hasSize(1);
            assertThat(second.log()).startsWith("inkwire: cannot listen on port " + first.port() + " of 127.0.0.1: ");
            assertThat(first.isAlive()).isTrue();
        }
    }

    @Test
    @DisplayName("a bad option is said in one sentence, with where to look, and exits 2")
    void badOption() {
        try (ServerProcess server = ServerProcess.launch("--prot", "8080")) {
            assertThat(server.exitCode()).isEqualTo(2);
            assertThat(server.log())
                    .isEqualTo("inkwire: Unknown options: '--prot', '8080'\nTry: inkwire serve --help\n");
        }
    }

    private static int status(URI address) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
