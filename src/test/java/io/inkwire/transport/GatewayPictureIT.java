package io.inkwire.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.board.BoardInfo;
import io.inkwire.model.Role;
import io.inkwire.wire.Frames;
import io.inkwire.wire.pb.Wire;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Pictures of boards over HTTP: who may have which, when a new one is made, and every wrong way to ask. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GatewayPictureIT {
    private static final int RED = 0xff0000ff;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<AutoCloseable> open = new ArrayList<>();
    private Gateway gateway = new Gateway();
    private BoardInfo board = gateway.board("none");
    private String view = "";
    private int boards;

    @BeforeAll
    void start() {
        board = gateway.board("first");
    }

    @BeforeEach
    void newBoard() {
        board = gateway.board("seen-" + ++boards);
        view = gateway.key(board, Role.VIEWER);
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        open.clear();
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    // ---- asking

    private String path(String query) {
        return "/api/boards/" + board.id().value() + "/picture" + query;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port + path));
    }

    private HttpRequest.Builder picture(String query) {
        return request(path(query)).header("Authorization", "Bearer " + view);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static BufferedImage image(HttpResponse<byte[]> answer) throws IOException {
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("image/png");
        return ImageIO.read(new ByteArrayInputStream(answer.body()));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private void assertProblem(HttpResponse<byte[]> answer, int status) {
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(answer, "ETag")).isEmpty();
        assertThat(new JsonObject(text(answer)).getString("detail")).endsWith(".");
        assertThat(text(answer)).doesNotContain(view);
    }

    private String ticket(Role role) throws Exception {
        HttpResponse<byte[]> answer = send(request("/api/boards/" + board.id().value() + "/tickets")
                .header("Authorization", "Bearer " + gateway.key(board, role))
                .POST(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(201);
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        return new JsonObject(text(answer)).getString("ticket");
    }

    // ---- drawing

    /** Somebody who sits at the board and draws. */
    private final class Artist {
        private final RawWebSocket link;
        private final int author;
        private int batch;

        Artist() throws IOException {
            link = RawWebSocket.open(gateway.port, board.id().value());
            open.add(link);
            link.send(Frames.encode(Wire.Frame.newBuilder()
                    .setHello(Wire.Hello.newBuilder()
                            .setBoard(board.id().value())
                            .setKey(gateway.key(board, Role.EDITOR)))
                    .build()));
            author = link.await(Wire.Frame::hasWelcome).getWelcome().getAuthor();
        }

        /** Saved once this returns; the board's seq is the answer. */
        long put(Wire.Element... elements) throws IOException {
            Wire.Submit.Builder submit = Wire.Submit.newBuilder().setBatch(++batch);
            int n = 1000 * batch;
            for (Wire.Element element : elements) {
                submit.addOp(Wire.Op.newBuilder()
                        .setPut(element.toBuilder()
                                .setId(Wire.Id.newBuilder().setAuthor(author).setN(++n))));
            }
            link.send(Frames.encode(Wire.Frame.newBuilder().setSubmit(submit).build()));
            Wire.Commit commit = link.await(frame -> frame.hasCommit()
                            && frame.getCommit().getAuthor() == author
                            && frame.getCommit().getBatch() == batch)
                    .getCommit();
            return commit.getSeq() + commit.getOpCount() - 1L;
        }
    }

    private static Wire.Element box(int fill, int x, int y, int w, int h) {
        return Wire.Element.newBuilder()
                .setKind(3)
                .setStyle(Wire.Style.newBuilder().setFill(fill).setWidth(0))
                .setPlace(Wire.Place.newBuilder()
                        .setX(x * 1024L)
                        .setY(y * 1024L)
                        .setW(w * 1024L)
                        .setH(h * 1024L))
                .build();
    }

    /** Lines in all colours across the board: a picture of some 100 KB that no packing makes small. */
    private static Wire.Element[] noise() {
        Random random = new Random(4);
        Wire.Element[] lines = new Wire.Element[250];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = Wire.Element.newBuilder()
                    .setKind(2)
                    .setStyle(Wire.Style.newBuilder()
                            .setStroke(random.nextInt() | 0xff)
                            .setWidth(200))
                    .setInk(Wire.Ink.newBuilder()
                            .setScale(0)
                            .setX(random.nextInt(1400))
                            .setY(0)
                            .addD(random.nextInt(1400) - 700)
                            .addD(1400))
                    .build();
        }
        return lines;
    }

    private PictureReader stream(String query) throws IOException {
        PictureReader reader = new PictureReader(gateway.port, path(query), "Authorization: Bearer " + view + "\r\n");
        open.add(reader);
        return reader;
    }

    // ---- single pictures

    @Test
    @DisplayName("[PIC-1] a board without ink is its paper; what is drawn is on the next picture, for each key")
    void single() throws Exception {
        BufferedImage empty = image(send(picture("")));
        assertThat(List.of(empty.getWidth(), empty.getHeight())).containsExactly(480, 300);
        long seq = new Artist().put(box(RED, 0, 0, 100, 50));
        for (Role role : Role.values()) {
            HttpResponse<byte[]> answer =
                    send(request(path("?paper=dark")).header("Authorization", "Bearer " + gateway.key(board, role)));
            BufferedImage drawn = image(answer);
            assertThat(List.of(drawn.getWidth(), drawn.getHeight())).containsExactly(136, 86);
            assertThat(drawn.getRGB(68, 43)).isEqualTo(0xffff0000);
            assertThat(drawn.getRGB(1, 1)).isEqualTo(0xff14181e);
            assertThat(header(answer, "Inkwire-Seq")).isEqualTo(Long.toString(seq));
            assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache, private");
        }
    }

    @Test
    @DisplayName("[BRD-3] a ticket in the address shows its board, from whatever key it was got; and it does not draw")
    void tickets() throws Exception {
        for (Role role : Role.values()) {
            String ticket = ticket(role);
            assertThat(send(request(path("?ticket=" + ticket))).statusCode()).isEqualTo(200);
            assertThat(send(request("/api/boards/" + board.id().value())
                                    .header("Authorization", "Bearer " + ticket)
                                    .header("Content-Type", "application/json")
                                    .method("PATCH", BodyPublishers.ofString("{\"title\":\"x\"}")))
                            .statusCode())
                    .isEqualTo(401);
        }
        String ticket = ticket(Role.VIEWER);
        board = gateway.board("another");
        assertProblem(send(request(path("?ticket=" + ticket))), 401);
    }

    @Test
    @DisplayName("[BRD-3] no key and no ticket, wrong ones, two of them: 401; no such board: 404; a foreign page: 403")
    void noAccess() throws Exception {
        String ticket = ticket(Role.VIEWER);
        for (HttpRequest.Builder wrong : List.of(
                request(path("")),
                request(path("")).header("Authorization", "Bearer " + view + "x"),
                request(path("")).header("Authorization", "Basic " + view),
                request(path("?ticket=")),
                request(path("?ticket=" + view)),
                request(path("?ticket=" + ticket + "&ticket=" + ticket)),
                request(path("?ticket=" + ticket)).header("Authorization", "Basic x"),
                request(path("?stream&ticket=x")),
                request("/api/boards/" + board.id().value() + "/tickets").POST(BodyPublishers.noBody()),
                request("/api/boards/" + board.id().value() + "/tickets?ticket=" + ticket)
                        .POST(BodyPublishers.noBody()))) {
            HttpResponse<byte[]> answer = send(wrong);
            assertProblem(answer, 401);
            assertThat(header(answer, "WWW-Authenticate")).isEqualTo("Bearer");
        }
        for (String none : List.of("nowhere", "a.b", "a%2fb")) {
            assertProblem(
                    send(request("/api/boards/" + none + "/picture").header("Authorization", "Bearer " + view)), 404);
        }
        assertProblem(send(picture("").header("Origin", "https://evil.example")), 403);
        assertProblem(send(picture("").header("Sec-Fetch-Site", "cross-site")), 403);
    }

    @Test
    @DisplayName("[PIC-1] PNG unless SVG is liked better, by the address or by Accept; 406 for neither")
    void negotiated() throws Exception {
        String browser = "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8";
        for (String png :
                List.of("*/*", "image/*", browser, "image/png;q=0.2", "image/svg+xml;q=0.5, image/png", "a/b, */*")) {
            assertThat(header(send(picture("").header("Accept", png)), "Content-Type"))
                    .as(png)
                    .isEqualTo("image/png");
        }
        for (String svg : List.of("image/svg+xml", "image/png;q=0.1, IMAGE/SVG+XML", "image/*;q=0.5, image/svg+xml")) {
            HttpResponse<byte[]> answer = send(picture("").header("Accept", svg));
            assertThat(header(answer, "Content-Type")).as(svg).isEqualTo("image/svg+xml");
            assertThat(header(answer, "Vary")).contains("Accept");
            assertThat(header(answer, "Content-Security-Policy"))
                    .isEqualTo("default-src 'none'; style-src 'unsafe-inline'; sandbox");
            assertThat(text(answer)).contains("<title>A board</title>").doesNotContain("script");
        }
        assertThat(header(send(picture("?format=svg").header("Accept", "image/png")), "Content-Type"))
                .isEqualTo("image/svg+xml");
        for (String neither : List.of("text/html", "image/png;q=0", "image/webp", "*/*;q=x")) {
            assertProblem(send(picture("").header("Accept", neither)), 406);
        }
    }

    @Test
    @DisplayName(
            "[PIC-2] an unchanged board: 304 and no bytes; after a change another ETag and picture; HEAD is GET's head")
    void notModified() throws Exception {
        Artist artist = new Artist();
        artist.put(box(RED, 0, 0, 100, 50));
        HttpResponse<byte[]> first = send(picture(""));
        String etag = header(first, "ETag");
        assertThat(etag).matches("\"[^\"]+\"");
        for (String held : List.of(etag, "W/" + etag, "\"x\", " + etag, "*")) {
            HttpResponse<byte[]> same = send(picture("").header("If-None-Match", held));
            assertThat(same.statusCode()).as(held).isEqualTo(304);
            assertThat(same.body()).isEmpty();
            assertThat(header(same, "ETag")).isEqualTo(etag);
        }
        assertThat(header(send(picture("?format=svg")), "ETag")).isNotEqualTo(etag);
        HttpResponse<byte[]> head = send(picture("").method("HEAD", BodyPublishers.noBody()));
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "ETag")).isEqualTo(etag);
        assertThat(header(head, "Content-Length")).isEqualTo(Integer.toString(first.body().length));

        artist.put(box(RED, 0, 200, 100, 50));
        HttpResponse<byte[]> second = send(picture("").header("If-None-Match", etag));
        assertThat(image(second).getHeight()).isEqualTo(286);
        assertThat(header(second, "ETag")).isNotEqualTo(etag);
    }

    @Test
    @DisplayName("[PIC-3] sizes as asked for")
    void sizes() throws Exception {
        new Artist().put(box(RED, 0, 0, 100, 50));
        assertThat(image(send(picture("?scale=2"))).getWidth()).isEqualTo(272);
        assertThat(image(send(picture("?width=68"))).getHeight()).isEqualTo(43);
        assertThat(image(send(picture("?width=300&height=200&padding=0"))).getHeight())
                .isEqualTo(200);
        assertThat(image(send(picture("?padding=0"))).getWidth()).isEqualTo(104);
    }

    @Test
    @DisplayName("[LIM-2] queries that cannot be: 400 with what to do instead")
    void badQueries() throws Exception {
        for (String query : List.of(
                "?format=gif",
                "?format=",
                "?format=png&format=png",
                "?paper=red",
                "?paper",
                "?width=0",
                "?width=-1",
                "?width=4097",
                "?width=1e3",
                "?width=12.5",
                "?width=99999999999",
                "?height=x",
                "?width=4096&height=4096",
                "?scale=0",
                "?scale=9",
                "?scale=NaN",
                "?scale=1,5",
                "?scale=0x1p3",
                "?padding=1001",
                "?padding=",
                "?stream&format=svg",
                "?stream&width=100",
                "?stream&width=2000&height=2000",
                "?stream&every=1",
                "?every=60001")) {
            assertProblem(send(picture(query)), 400);
        }
        assertProblem(
                send(request("/api/boards/" + board.id().value() + "/tickets")
                        .header("Authorization", "Bearer " + view)
                        .POST(BodyPublishers.ofString("{}"))),
                400);
        assertThat(send(picture("").method("POST", BodyPublishers.noBody())).statusCode())
                .isIn(404, 405);
    }

    @Test
    @DisplayName("[LIM-2] the store cannot answer: 503, and not a word of why")
    void storeFails() throws Exception {
        try (Gateway broken = new Gateway()) {
            BoardInfo there = broken.board("there");
            String key = broken.key(there, Role.VIEWER);
            broken.journal.close();
            HttpResponse<byte[]> answer = send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + broken.port + "/api/boards/there/picture"))
                            .header("Authorization", "Bearer " + key));
            assertProblem(answer, 503);
            assertThat(text(answer)).doesNotContain("closed").doesNotContain("Exception");
        }
    }

    @Test
    @DisplayName("[LIM-1] an address that asks for ever new pictures: 429; what is at hand it still gets")
    void tooMany() throws Exception {
        try (Gateway busy = new Gateway()) {
            BoardInfo there = busy.board("there");
            String key = busy.key(there, Role.VIEWER);
            HttpResponse<byte[]> last = wide(busy, key, 1);
            for (int width = 2; width < 70 && last.statusCode() == 200; width++) {
                last = wide(busy, key, width);
            }
            assertProblem(last, 429);
            assertThat(header(last, "Retry-After")).isEqualTo("2");
            assertThat(wide(busy, key, 1).statusCode()).isEqualTo(200);
        }
    }

    private HttpResponse<byte[]> wide(Gateway busy, String key, int width) throws Exception {
        String address = "http://127.0.0.1:" + busy.port + "/api/boards/there/picture?height=8&width=" + width;
        return send(HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + key));
    }

    // ---- streams

    @Test
    @DisplayName(
            "[PIC-5] a streamed picture is there at once and anew after each change; nobody at the board sees who looks")
    void streamed() throws Exception {
        PictureReader reader = stream("?stream&every=200");
        assertThat(reader.head())
                .startsWith("HTTP/1.1 200")
                .contains("multipart/x-mixed-replace")
                .contains("no-store");
        assertThat(reader.next().orElseThrow().seq()).isZero();
        Artist artist = new Artist();
        for (int i = 1; i <= 3; i++) {
            long seq = artist.put(box(RED, 0, 100 * i, 100, 50));
            PictureReader.Part part = reader.next().orElseThrow();
            assertThat(part.seq()).isEqualTo(seq);
            BufferedImage image = part.image();
            assertThat(image.getRGB(68, image.getHeight() - 43)).isEqualTo(0xffff0000);
        }
        new Artist();
        Wire.Roster roster = artist.link.await(Wire.Frame::hasRoster).getRoster();
        assertThat(roster.getPersonList()).hasSize(1);
        assertThat(artist.author).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "[PIC-5] Accept asks for a stream as well; changes that come quicker than the stream may go are one picture")
    void throttled() throws Exception {
        PictureReader reader = new PictureReader(
                gateway.port,
                path("?every=1000&ticket=" + ticket(Role.VIEWER)),
                "Accept: multipart/x-mixed-replace, image/png;q=0.5\r\n");
        open.add(reader);
        assertThat(reader.next().orElseThrow().seq()).isZero();
        Artist artist = new Artist();
        long seq = 0;
        for (int i = 0; i < 20; i++) {
            seq = artist.put(box(RED, 0, i, 10, 10));
        }
        int pictures = 1;
        while (reader.next().orElseThrow().seq() < seq) {
            pictures++;
        }
        assertThat(pictures).isLessThanOrEqualTo(3);
    }

    @Test
    @DisplayName("[PIC-5] a slow reader misses pictures and ends at the last one, beside a quick one that sees more")
    void slowReader() throws Exception {
        gateway.close();
        gateway = new Gateway(60_000);
        newBoard();
        Artist artist = new Artist();
        long seq = artist.put(noise());
        PictureReader slow = stream("?stream&every=200&scale=2");
        PictureReader quick = stream("?stream&every=200&scale=2");
        assertThat(quick.next().orElseThrow().seq()).isEqualTo(seq);
        int rounds = 5;
        for (int i = 0; i < rounds; i++) {
            seq = artist.put(box(RED, 0, 20 * i, 10, 10));
            PictureReader.Part part = quick.next().orElseThrow();
            assertThat(part.seq()).isEqualTo(seq);
        }
        int seen = 1;
        for (long at = slow.next().orElseThrow().seq();
                at < seq;
                at = slow.next().orElseThrow().seq()) {
            seen++;
        }
        assertThat(seen).isLessThan(rounds);
    }

    @Test
    @DisplayName("[PIC-5] who reads nothing at all is let go")
    void deaf() throws Exception {
        Artist artist = new Artist();
        artist.put(noise());
        PictureReader deaf = stream("?stream&every=200&scale=2");
        PictureReader quick = stream("?stream&every=200&scale=2");
        for (int i = 0; i < 14; i++) {
            quick.next();
            artist.put(box(RED, 0, 20 * i, 10, 10));
        }
        int parts = 0;
        try {
            while (deaf.next().isPresent()) {
                parts++;
            }
        } catch (IOException reset) {
            parts++;
        }
        assertThat(parts).isLessThan(14);
    }

    @Test
    @DisplayName("[PIC-5] [LIM-1] so many streams an address: 429; one that is closed makes room")
    void tooManyStreams() throws Exception {
        List<PictureReader> readers = new ArrayList<>();
        for (int i = 0; i < PictureStreams.MOST_OF_AN_ADDRESS; i++) {
            PictureReader reader = stream("?stream");
            assertThat(reader.next()).isPresent();
            readers.add(reader);
        }
        assertProblem(send(picture("?stream")), 429);
        readers.get(0).close();
        PictureReader next = stream("?stream");
        while (!next.head().startsWith("HTTP/1.1 200")) {
            next = stream("?stream");
        }
        assertThat(next.next()).isPresent();
    }

    @Test
    @DisplayName("[PIC-5] the server stops: streams end in good order")
    void stopped() throws Exception {
        try (Gateway stopping = new Gateway()) {
            BoardInfo there = stopping.board("there");
            PictureReader reader = new PictureReader(
                    stopping.port,
                    "/api/boards/there/picture?stream",
                    "Authorization: Bearer " + stopping.key(there, Role.VIEWER) + "\r\n");
            open.add(reader);
            assertThat(reader.next()).isPresent();
            stopping.stopGateway();
            assertThat(reader.next()).isEmpty();
        }
    }
}
