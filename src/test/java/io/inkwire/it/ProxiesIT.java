package io.inkwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The site below a path, behind the proxies that people have, set up as the documentation says, and behind bad ones. */
final class ProxiesIT {
    private static final String BASE = "/whiteboard";

    static {
        // Else each of a stub's answers waits 40 ms for its head to be acknowledged.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    @RegisterExtension
    static final PagesExtension site = new PagesExtension("--base-path", BASE);

    @TempDir
    private Path folder;

    private ProxyProcess proxy(String name, int first, int second) {
        return name.equals("nginx")
                ? ProxyProcess.nginx(folder, first, second)
                : ProxyProcess.haProxy(folder, first, second);
    }

    private static BoardPage page(String link) {
        return site.opened(BoardPage.small(site.browser())).open(link);
    }

    private static String by(String way, String link) {
        return link.replace("#", "?transport=" + way + "#");
    }

    /** One draws and the other watches, and the other way round. */
    private static void draw(BoardPage ann, BoardPage ben, int before) {
        ann.drawTo(BoardPage.tick(300, 200));
        ben.awaitLayer("live", true);
        ann.lift();
        ben.awaitData("elements", Integer.toString(before + 1));
        ann.awaitSaved();
        ben.awaitLayer("live", false);
    }

    @ParameterizedTest(name = "[TRN-9] behind {0}, set up as documented: WebSocket and streams, below the base path")
    @ValueSource(strings = {"nginx", "haproxy"})
    void documented(String name) {
        int port = site.url().getPort();
        try (ProxyProcess proxy = proxy(name, port, port)) {
            String link = TestBoard.make(URI.create(proxy.url())).edit();
            BoardPage ben = page(link);
            assertThat(ben.data("transport")).isEqualTo("websocket");
            int drawn = 0;
            for (String way : List.of("xhr-streaming", "events")) {
                BoardPage ann = page(by(way, link));
                assertThat(ann.data("transport")).isEqualTo(way);
                draw(ann, ben, drawn++);
                draw(ben, ann, drawn++);
                ann.close();
            }
            home(proxy);
        }
    }

    private static void home(ProxyProcess proxy) {
        BoardPage home = site.opened(BoardPage.small(site.browser()));
        home.page.navigate(proxy.url());
        home.press("new-board");
        assertThat(home.page.getByTestId("link-edit").textContent()).startsWith(proxy.url() + "b/");
        home.press("open-board");
        home.awaitData("state", "online");
    }

    @ParameterizedTest(name = "[TRN-8] behind {0} a board's requests all go to one server, whatever the transport")
    @ValueSource(strings = {"nginx", "haproxy"})
    void oneServerABoard(String name) throws Exception {
        HttpServer first = stub("first");
        HttpServer second = stub("second");
        HttpClient http = HttpClient.newHttpClient();
        try (ProxyProcess proxy =
                proxy(name, first.getAddress().getPort(), second.getAddress().getPort())) {
            Set<String> servers = new HashSet<>();
            for (int board = 0; board < 20; board++) {
                String id = "Board_-" + board;
                Set<String> own = new HashSet<>();
                for (String path : List.of(
                        "b/" + id,
                        "ws?board=" + id,
                        "sockjs/info?t=1&board=" + id,
                        "sockjs/000/abc/xhr_streaming?board=" + id,
                        "api/boards/" + id + "/connections",
                        "api/boards/" + id + "/connections/c1/frames?ack=0&wait=25")) {
                    own.add(http.send(
                                    HttpRequest.newBuilder(URI.create(proxy.url() + path))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body());
                }
                assertThat(own).as(id).hasSize(1);
                servers.addAll(own);
            }
            assertThat(servers).containsExactlyInAnyOrder("first", "second");
        } finally {
            first.stop(0);
            second.stop(0);
        }
    }

    private static HttpServer stub(String name) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] answer = name.getBytes(StandardCharsets.US_ASCII);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String below(Middleman proxy) {
        return TestBoard.make(URI.create(proxy.url()).resolve(BASE + "/")).edit();
    }

    @Test
    @DisplayName(
            "[WAY-1] [WAY-5] upgrades forbidden: SockJS in seconds; allowed again: WebSocket, without a moment offline")
    void noUpgrades() {
        try (Middleman proxy = Middleman.to(site.url().getPort())) {
            proxy.forbidsUpgrades = true;
            String link = below(proxy);
            BoardPage ann = page(link);
            BoardPage ben = page(by("long-polling", link));
            assertThat(ann.data("transport")).isEqualTo("xhr-streaming");
            draw(ann, ben, 0);
            ann.page.evaluate("""
                    () => {
                      window.states = [];
                      new MutationObserver(() => states.push(document.documentElement.dataset.state))
                        .observe(document.documentElement, { attributeFilter: ['data-state'] });
                    }""");
            proxy.forbidsUpgrades = false;
            // The network changed: no need to wait for the next attempt.
            ann.page.evaluate("dispatchEvent(new Event('online'))");
            ann.awaitData("transport", "websocket");
            draw(ann, ben, 1);
            draw(ben, ann, 2);
            assertThat((List<?>) ann.page.evaluate("states")).allMatch("online"::equals);
            ben.awaitSaved();
            assertThat(ann.content()).isEqualTo(ben.content());
        }
    }

    @Test
    @DisplayName("[WAY-1] answers held back until they are whole: polling in seconds, remembered by the tab")
    void wholeAnswers() {
        try (Middleman proxy = Middleman.to(site.url().getPort())) {
            proxy.forbidsUpgrades = true;
            proxy.holdsBack = true;
            String link = below(proxy);
            BoardPage ann = page(link);
            assertThat(ann.data("transport")).endsWith("polling");
            // Polling from the start: the search is seen once.
            BoardPage ben = page(by("long-polling", link));
            draw(ann, ben, 0);
            draw(ben, ann, 1);
            String way = ann.data("transport");
            ann.page.reload();
            ann.awaitData("state", "online");
            assertThat(ann.data("transport")).isEqualTo(way);
        }
    }

    @Test
    @DisplayName(
            "[WAY-4] a stream that is held back once it has begun is left for polling, and what was drawn arrives once")
    void heldBackLater() {
        try (Middleman proxy = Middleman.to(site.url().getPort())) {
            proxy.forbidsUpgrades = true;
            String link = below(proxy);
            BoardPage ann = page(link);
            BoardPage ben = page(
                    link.replace(proxy.url(), "http://localhost:" + site.url().getPort() + "/"));
            assertThat(ann.data("transport")).isEqualTo("xhr-streaming");
            proxy.holdsBack = true;
            ann.stroke(BoardPage.tick(300, 200));
            ben.awaitData("elements", "1");
            ann.awaitData("transport", "long-polling");
            ann.awaitSaved();
            ann.awaitData("seq", "1");
            assertThat(ann.content()).isEqualTo(ben.content());
        }
    }

    /** What takes 20 s outside takes half a second here. */
    @ParameterizedTest(
            name = "[TRN-9] each connection cut after half a second: {0} goes on, and every stroke arrives once")
    @ValueSource(strings = {"websocket", "xhr-streaming", "long-polling"})
    void cutAgainAndAgain(String way) {
        try (Middleman proxy = Middleman.to(site.url().getPort())) {
            String link = below(proxy);
            BoardPage ann = page(by(way, link));
            BoardPage ben = page(
                    link.replace(proxy.url(), "http://localhost:" + site.url().getPort() + "/"));
            proxy.cutsAfterMs = 500;
            for (int stroke = 0; stroke < 4; stroke++) {
                ann.stroke(BoardPage.tick(300, 150 + 50 * stroke));
            }
            proxy.cutsAfterMs = 0;
            ann.awaitSaved();
            Stream.of(ann, ben).forEach(page -> page.awaitData("seq", "4"));
            assertThat(ann.content()).isEqualTo(ben.content());
        }
    }
}
