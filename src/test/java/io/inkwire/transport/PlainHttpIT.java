package io.inkwire.transport;

import static io.inkwire.transport.PlainRequests.OCTETS;
import static io.inkwire.transport.PlainRequests.TEXT;
import static io.inkwire.transport.PlainRequests.assertProblem;
import static io.inkwire.transport.PlainRequests.fault;
import static io.inkwire.transport.PlainRequests.frames;
import static io.inkwire.transport.PlainRequests.framesOfText;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.inkwire.board.BoardInfo;
import io.inkwire.model.Role;
import io.inkwire.wire.Frames;
import io.inkwire.wire.Payload;
import io.inkwire.wire.pb.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections over plain HTTP, request by request (TRN-4 to TRN-6); what all transports share is in the contract. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlainHttpIT {
    private static final int MESSAGE_BYTES = 256 * 1024 + 4;

    private final Gateway gateway = new Gateway();
    private BoardInfo board = gateway.board("board-0");
    private PlainRequests http = new PlainRequests(gateway.port, "board-0");
    private int boards;

    @BeforeEach
    void newBoard() {
        String id = "board-" + ++boards;
        board = gateway.board(id);
        http = new PlainRequests(gateway.port, id);
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    private byte[] hello(String name) {
        return hello(Wire.Hello.newBuilder()
                .setBoard(board.id().value())
                .setKey(gateway.key(board, Role.EDITOR))
                .setName(name));
    }

    private static byte[] hello(Wire.Hello.Builder hello) {
        return Frames.encode(Wire.Frame.newBuilder().setHello(hello).build());
    }

    private String made() throws IOException {
        return http.made(hello("Ann"));
    }

    private static byte[] pong() {
        return Frames.encode(
                Wire.Frame.newBuilder().setPong(Wire.Pong.newBuilder().setN(1)).build());
    }

    /** Polls until the board is joined; the number of the last message. */
    private long joined(String address) throws IOException {
        return readUntil(address, 0, "a roster", Wire.Frame::hasRoster);
    }

    private long readUntil(String address, long after, String what, java.util.function.Predicate<Wire.Frame> wanted)
            throws IOException {
        long last = after;
        for (int polls = 0; polls < 100; polls++) {
            try (HttpExchange poll = http.get(address + "/frames?wait=20&ack=" + last)) {
                assertThat(poll.status()).isIn(200, 204);
                last = Long.parseLong(poll.header("inkwire-message"));
                if (poll.status() == 200 && frames(poll.body()).stream().anyMatch(wanted)) {
                    return last;
                }
            }
        }
        throw new AssertionError("did not come: " + what);
    }

    private void draw(String address, int author, int batch) throws IOException {
        try (HttpExchange post =
                http.post(address, Frames.encode(ConnectionContract.rectangle(author, batch, 5)), OCTETS)) {
            assertThat(post.status()).isEqualTo(204);
            assertThat(post.header("cache-control")).isEqualTo("no-store");
        }
    }

    // ---- making

    @Test
    @DisplayName("[TRN-4] a Hello makes a connection: 201, the Welcome, and an address that nobody guesses")
    void make() throws IOException {
        try (HttpExchange first = http.make(hello("Ann"), OCTETS);
                HttpExchange second = http.make(hello("Ann"), OCTETS)) {
            assertThat(first.status()).isEqualTo(201);
            assertThat(first.header("content-type")).isEqualTo("application/octet-stream");
            assertThat(first.header("cache-control")).isEqualTo("no-store");
            assertThat(first.header("location")).matches("connections/[A-Za-z0-9_-]{22,}");
            assertThat(second.header("location")).isNotEqualTo(first.header("location"));
            List<Wire.Frame> words = frames(first.body());
            assertThat(words).hasSize(1);
            assertThat(words.get(0).getWelcome().getAuthor()).isPositive();
        }
    }

    @Test
    @DisplayName("[TRN-4] bodies as base64 text where Accept or Content-Type says so, with a line end or padding too")
    void text() throws IOException {
        String base64 = new Payload(hello("Ann")).text();
        try (HttpExchange made = http.make((base64 + "\n").getBytes(StandardCharsets.US_ASCII), TEXT)) {
            assertThat(made.header("content-type")).startsWith("text/plain");
            assertThat(framesOfText(made.body()).get(0).hasWelcome()).isTrue();
            String address = http.address(made);
            try (HttpExchange poll = http.get(address + "/frames?wait=20", "Accept: text/plain, */*;q=0.1\r\n")) {
                assertThat(poll.header("content-type")).startsWith("text/plain");
                assertThat(framesOfText(poll.body()).get(0).hasSnapshot()).isTrue();
            }
        }
        try (HttpExchange made = http.make(hello("Ben"), OCTETS + "Accept: text/plain\r\n")) {
            assertThat(framesOfText(made.body()).get(0).hasWelcome()).isTrue();
        }
        try (HttpExchange made =
                http.make(base64.getBytes(StandardCharsets.US_ASCII), TEXT + "Accept: application/octet-stream\r\n")) {
            assertThat(frames(made.body()).get(0).hasWelcome()).isTrue();
        }
    }

    @Test
    @DisplayName("[TRN-4] a refused Hello: 400, 401, 403, 404 with the Fault in the body, and no connection")
    void refused() throws IOException {
        int before = gateway.plainConnections();
        Wire.Hello.Builder good =
                Wire.Hello.newBuilder().setBoard(board.id().value()).setKey(gateway.key(board, Role.EDITOR));
        expectRefusal(http, hello(good.clone().setBoard("board-0")), 400, Wire.Code.SHAPE, 1008);
        expectRefusal(http, pong(), 400, Wire.Code.PROTOCOL, 1002);
        expectRefusal(http, new byte[] {5, 1}, 400, Wire.Code.SHAPE, 1007);
        expectRefusal(http, new byte[0], 400, Wire.Code.SHAPE, 1007);
        expectRefusal(
                http,
                hello(good.clone().setSession(ByteString.copyFrom(new byte[36]))),
                401,
                Wire.Code.BAD_SESSION,
                4401);
        expectRefusal(http, hello(good.clone().setKey("wrong")), 403, Wire.Code.NO_ACCESS, 4403);
        expectRefusal(
                new PlainRequests(gateway.port, "nowhere"),
                hello(good.clone().setBoard("nowhere")),
                404,
                Wire.Code.NO_BOARD,
                4404);
        expectRefusal(http, new byte[MESSAGE_BYTES + 1], 413, Wire.Code.TOO_BIG, 1009);
        assertThat(gateway.plainConnections()).isEqualTo(before);
    }

    private static void expectRefusal(PlainRequests http, byte[] hello, int status, Wire.Code code, int close)
            throws IOException {
        try (HttpExchange answer = http.make(hello, OCTETS)) {
            Wire.Fault fault = fault(answer);
            assertThat(answer.status()).as(fault.toString()).isEqualTo(status);
            assertThat(fault.getCode()).isEqualTo(code);
            assertThat(fault.getClose()).isEqualTo(close);
            assertThat(answer.header("location")).isEmpty();
        }
    }

    @Test
    @DisplayName("[LIM-2] another type of body: 415; an Accept of neither form: 406; no board that is one: 404")
    void otherTypes() throws IOException {
        assertProblem(http.make(hello("Ann"), "Content-Type: application/json\r\n"), 415);
        assertProblem(http.make(hello("Ann"), ""), 415);
        assertProblem(http.make(hello("Ann"), OCTETS + "Accept: image/png\r\n"), 406);
        assertProblem(new PlainRequests(gateway.port, "a.b").make(hello("Ann"), OCTETS), 404);
        String address = made();
        assertProblem(http.post(address, pong(), "Content-Type: application/x-www-form-urlencoded\r\n"), 415);
        assertProblem(http.get(address + "/frames", "Accept: text/html\r\n"), 406);
        try (HttpExchange alive = http.post(address, pong(), OCTETS)) {
            assertThat(alive.status()).isEqualTo(204);
        }
    }

    @Test
    @DisplayName("[LIM-1] too many connections made from one address: 429, and when to try again")
    void tooMany() throws IOException {
        try (Gateway other = new Gateway()) {
            PlainRequests there = new PlainRequests(other.port, "nowhere");
            for (int i = 0; i < 400; i++) {
                try (HttpExchange answer = there.make(new byte[0], OCTETS)) {
                    if (answer.status() == 429) {
                        assertThat(answer.header("retry-after")).isEqualTo("1");
                        return;
                    }
                }
            }
            throw new AssertionError("never refused");
        }
    }

    // ---- polling

    @Test
    @DisplayName("[TRN-5] messages are numbered from 1; what is not acknowledged comes again, what is does not")
    void acknowledging() throws IOException {
        String address = made();
        long last = joined(address);
        draw(address, 1, 1);
        long commit = readUntil(address, last, "the commit", Wire.Frame::hasCommit);
        assertThat(commit).isGreaterThan(last);
        try (HttpExchange again = http.get(address + "/frames?ack=" + last)) {
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.header("inkwire-message")).isEqualTo(Long.toString(commit));
            assertThat(again.header("cache-control")).isEqualTo("no-store");
            assertThat(frames(again.body())).anyMatch(Wire.Frame::hasCommit);
        }
        try (HttpExchange nothing = http.get(address + "/frames?ack=" + commit)) {
            assertThat(nothing.status()).isEqualTo(204);
            assertThat(nothing.header("inkwire-message")).isEqualTo(Long.toString(commit));
        }
        assertProblem(http.get(address + "/frames?ack=" + last), 404);
        assertProblem(http.get(address + "/frames?ack=" + (commit + 1)), 400);
    }

    @Test
    @DisplayName("[TRN-5] a wait ends with what comes, or after its seconds with 204")
    void waiting() throws Exception {
        String address = made();
        long last = joined(address);
        long beganNanos = System.nanoTime();
        try (HttpExchange poll = http.get(address + "/frames?wait=1&ack=" + last)) {
            assertThat(poll.status()).isEqualTo(204);
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos))
                    .isGreaterThanOrEqualTo(1_000);
        }
        try (HttpExchange poll = HttpExchange.begin(gateway.port, "GET", address + "/frames?wait=30&ack=" + last, "")) {
            draw(address, 1, 1);
            poll.readHead();
            assertThat(frames(poll.body())).anyMatch(Wire.Frame::hasCommit);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ack=-1",
                "ack=x",
                "ack=1e3",
                "ack=9999999999999999999",
                "wait=31",
                "wait=-1",
                "wait=",
                "ack=0&ack=0"
            })
    @DisplayName("[LIM-2] numbers that are none: 400, and the connection lives")
    void badNumbers(String query) throws IOException {
        String address = made();
        assertProblem(http.get(address + "/frames?" + query), 400);
        joined(address);
    }

    @Test
    @DisplayName("[TRN-5] the older of two polls is answered 409, the newer gets what comes")
    void newerPoll() throws IOException {
        String address = made();
        long last = joined(address);
        String target = address + "/frames?wait=30&ack=" + last;
        try (HttpExchange older = HttpExchange.begin(gateway.port, "GET", target, "");
                HttpExchange newer = HttpExchange.begin(gateway.otherPort, "GET", target, "")) {
            // Which of the two came first is for the server to say.
            HttpExchange ended = older;
            HttpExchange reading = newer;
            draw(address, 1, 1);
            older.readHead();
            newer.readHead();
            if (older.status() == 200) {
                ended = newer;
                reading = older;
            }
            assertProblem(ended, 409);
            assertThat(reading.status()).isEqualTo(200);
            assertThat(frames(reading.body())).anyMatch(Wire.Frame::hasCommit);
        }
    }

    // ---- events

    /** The next event of a stream, without its empty line. */
    private static String event(HttpExchange stream) throws IOException {
        StringBuilder event = new StringBuilder();
        while (event.indexOf("\n\n") < 0) {
            byte[] chunk = stream.nextChunk();
            if (chunk.length == 0) {
                return "";
            }
            event.append(new String(chunk, StandardCharsets.US_ASCII));
        }
        return event.toString();
    }

    @Test
    @DisplayName("[TRN-6] a stream: its head at once and unbuffered, then one event a message with its number")
    void events() throws IOException {
        String address = made();
        try (HttpExchange stream = http.get(address + "/events")) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.header("content-type")).isEqualTo("text/event-stream");
            assertThat(stream.header("cache-control")).contains("no-store");
            assertThat(stream.header("x-accel-buffering")).isEqualTo("no");
            assertThat(event(stream)).isEqualTo("retry:1000\n\n");
            String first = event(stream);
            assertThat(first).startsWith("id:1\ndata:");
            String base64 = first.split("\n", -1)[1].substring("data:".length());
            assertThat(framesOfText(base64.getBytes(StandardCharsets.US_ASCII))
                            .get(0)
                            .hasSnapshot())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"Last-Event-ID: 1,", ",?lastEventId=1", "Last-Event-ID: 1,?lastEventId=99"})
    @DisplayName("[TRN-6] a stream goes on after Last-Event-ID, by header or query, the header first")
    void resumes(String header, String query) throws IOException {
        String address = made();
        long last;
        try (HttpExchange stream = http.get(address + "/events")) {
            event(stream);
            assertThat(event(stream)).contains("id:1\n");
        }
        last = readUntilEvents(address, 1);
        try (HttpExchange again =
                http.get(address + "/events" + (query == null ? "" : query), header == null ? "" : header + "\r\n")) {
            event(again);
            assertThat(event(again)).startsWith("id:2\n");
            assertThat(last).isGreaterThanOrEqualTo(2);
        }
    }

    /** Waits until more than {@code number} messages have been sent, by a stream that acknowledges nothing more. */
    private long readUntilEvents(String address, long number) throws IOException {
        try (HttpExchange stream = http.get(address + "/events?lastEventId=" + number)) {
            event(stream);
            event(stream);
            return number + 1;
        }
    }

    @Test
    @DisplayName("[TRN-6] a Last-Event-ID older than what is kept: 404; one that is none, or was never sent: 400")
    void tooOld() throws IOException {
        String address = made();
        long last = joined(address);
        draw(address, 1, 1);
        readUntil(address, last, "the commit", Wire.Frame::hasCommit);
        try (HttpExchange acknowledged = http.get(address + "/frames?ack=" + last)) {
            assertThat(acknowledged.status()).isEqualTo(200);
        }
        assertProblem(http.get(address + "/events"), 404);
        assertProblem(http.get(address + "/events?lastEventId=x"), 400);
        assertProblem(http.get(address + "/events", "Last-Event-ID: 999\r\n"), 400);
        try (HttpExchange stream = http.get(address + "/events", "Last-Event-ID: " + last + "\r\n")) {
            assertThat(stream.status()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("[TRN-6] a newer reader ends the stream with a word of it; the end of the session with its code")
    void over() throws IOException {
        String address = made();
        joined(address);
        long number = joinedNumber(address);
        try (HttpExchange stream = http.get(address + "/events?lastEventId=" + number)) {
            event(stream);
            try (HttpExchange newer = http.get(address + "/events?lastEventId=" + number)) {
                assertThat(lastEvent(stream)).isEqualTo("event:over\ndata:newer\n\n");
                try (HttpExchange post = http.post(address, hello("Ann"), OCTETS)) {
                    assertThat(post.status()).isEqualTo(400);
                    assertThat(fault(post).getClose()).isEqualTo(1002);
                }
                assertThat(lastEvent(newer)).contains("id:").endsWith("event:over\ndata:1002\n\n");
            }
        }
        assertProblem(http.get(address + "/events"), 404);
    }

    /** Up to the stream's end. */
    private static String lastEvent(HttpExchange stream) throws IOException {
        String last = "";
        for (String next = event(stream); !next.isEmpty(); next = event(stream)) {
            last = next;
        }
        return last;
    }

    private long joinedNumber(String address) throws IOException {
        for (long number = 0; ; number++) {
            try (HttpExchange poll = http.get(address + "/frames?ack=" + number)) {
                if (poll.status() != 404) {
                    return number;
                }
            }
        }
    }

    // ---- sending

    @Test
    @DisplayName("[TRN-4] one POST at a time: a second meanwhile is 409, and the first is taken")
    void onePost() throws IOException {
        String address = made();
        long last = joined(address);
        byte[] batch = Frames.encode(ConnectionContract.rectangle(1, 1, 5));
        try (HttpExchange first = HttpExchange.begin(
                gateway.port, "POST", address + "/frames", OCTETS + "Transfer-Encoding: chunked\r\n")) {
            HttpExchange second = http.post(address, pong(), OCTETS);
            while (second.status() == 204) {
                // The first has not come yet.
                second.close();
                second = http.post(address, pong(), OCTETS);
            }
            assertProblem(second, 409);
            first.writeChunked(batch);
            assertThat(first.readHead().status()).isEqualTo(204);
        }
        readUntil(address, last, "the commit", Wire.Frame::hasCommit);
        try (HttpExchange next = http.post(address, pong(), OCTETS)) {
            assertThat(next.status()).isEqualTo(204);
        }
    }

    @Test
    @DisplayName("[TRN-4] a POST that breaks off is forgotten: the next is taken")
    void brokenPost() throws IOException {
        String address = made();
        try (HttpExchange first =
                HttpExchange.begin(gateway.port, "POST", address + "/frames", OCTETS + "Content-Length: 100\r\n")) {
            first.write(new byte[10]);
        }
        HttpExchange next = http.post(address, pong(), OCTETS);
        for (int tries = 0; next.status() == 409 && tries < 10_000; tries++) {
            next.close();
            next = http.post(address, pong(), OCTETS);
        }
        assertThat(next.status()).isEqualTo(204);
        next.close();
    }

    @Test
    @DisplayName("[TRN-1] what is no message ends the session: 400 or 413 with the Fault, which the reader gets too")
    void noMessages() throws IOException {
        byte[] none = "!".getBytes(StandardCharsets.US_ASCII);
        expectEnd(none, TEXT, 400, 1007);
        expectEnd(new byte[] {5, 1}, OCTETS, 400, 1007);
        expectEnd(new byte[] {(byte) 0x81, (byte) 0x80, 0x10, 0}, OCTETS, 413, 1009);
        expectEnd(new byte[MESSAGE_BYTES + 1], OCTETS, 413, 1009);
        expectEnd("A".repeat(2 * MESSAGE_BYTES).getBytes(StandardCharsets.US_ASCII), TEXT, 413, 1009);
    }

    private void expectEnd(byte[] body, String type, int status, int close) throws IOException {
        String address = made();
        try (HttpExchange post = http.post(address, body, type + "Accept: application/octet-stream\r\n")) {
            assertThat(post.status()).isEqualTo(status);
            assertThat(fault(post).getClose()).isEqualTo(close);
        }
        readUntil(address, 0, "the fault", frame -> frame.getFault().getClose() == close);
        assertProblem(http.get(address + "/frames"), 404);
        assertProblem(http.post(address, pong(), OCTETS), 404);
    }

    @Test
    @DisplayName("[SES-8] over-rate batches are slowed: their POST's answer waits, and nothing is refused or lost")
    void slowed() throws IOException {
        String address = made();
        long last = joined(address);
        for (int batch = 1; batch <= 23; batch++) {
            // Each costs its KiB: the burst of 4,000 is over after 20.
            Wire.Submit.Builder submit = Wire.Submit.newBuilder().setBatch(batch);
            for (int i = 0; i < 12; i++) {
                submit.addOp(ConnectionContract.rectangle(1, batch * 16 + i, 16_000)
                        .getSubmit()
                        .getOp(0));
            }
            byte[] frame =
                    Frames.encode(Wire.Frame.newBuilder().setSubmit(submit).build());
            int number = batch;
            try (HttpExchange post = http.post(address, frame, OCTETS)) {
                assertThat(post.status()).isEqualTo(204);
            }
            last = readUntil(
                    address,
                    last,
                    "commit " + number,
                    answer -> answer.hasCommit() && answer.getCommit().getBatch() == number);
        }
    }

    // ---- ends

    @Test
    @DisplayName("[TRN-4] DELETE leaves at once: the person is away, readers end, everything after is 404")
    void leave() throws IOException {
        String ann = made();
        String ben = http.made(hello("Ben"));
        long benLast = joined(ben);
        long annLast = joined(ann);
        try (HttpExchange poll = HttpExchange.begin(gateway.port, "GET", ben + "/frames?wait=30&ack=" + benLast, "")) {
            try (HttpExchange left = http.delete(ben)) {
                assertThat(left.status()).isEqualTo(204);
            }
            assertProblem(poll.readHead(), 404);
        }
        readUntil(
                ann,
                annLast,
                "away",
                frame -> frame.getRoster().getPersonList().stream().anyMatch(Wire.Person::getAway));
        assertProblem(http.get(ben + "/frames"), 404);
        assertProblem(http.get(ben + "/events"), 404);
        assertProblem(http.post(ben, pong(), OCTETS), 404);
        assertProblem(http.delete(ben), 404);
    }

    @Test
    @DisplayName("[TRN-4] another board's address of the same connection: 404; another way of asking: 405")
    void otherAddress() throws IOException {
        String address = made();
        gateway.board("other");
        assertProblem(http.get(address.replace(board.id().value(), "other") + "/frames"), 404);
        assertProblem(http.get(address.replace(board.id().value(), "nowhere") + "/events"), 404);
        for (String target : List.of(address, address + "/frames", address + "/events")) {
            assertProblem(HttpExchange.send(gateway.port, "PUT", target, "", new byte[0]), 405);
        }
    }

    @Test
    @DisplayName("[TRN-4] a connection that nobody reads is gone, its end not read as well, and nothing of any stays")
    void unread() throws Exception {
        String address = made();
        try (HttpExchange post = http.post(address, hello("Ann"), OCTETS)) {
            assertThat(post.status()).isEqualTo(400);
        }
        made();
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(Gateway.DEADLINE_S);
        while (gateway.plainConnections() + gateway.sessions() > 0 && System.nanoTime() < endNanos) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(gateway.plainConnections()).isZero();
        assertThat(gateway.sessions()).isZero();
        assertProblem(http.get(address + "/frames"), 404);
    }

    @Test
    @DisplayName("[TRN-8] a connection's requests may come to any gateway of its process")
    void anyGateway() throws IOException {
        PlainRequests there = new PlainRequests(gateway.otherPort, board.id().value());
        String address = made();
        long last = joined(address);
        try (HttpExchange stream = there.get(address + "/events?lastEventId=" + last)) {
            event(stream);
            byte[] batch = Frames.encode(ConnectionContract.rectangle(1, 1, 5));
            try (HttpExchange post = there.post(address, batch, OCTETS)) {
                assertThat(post.status()).isEqualTo(204);
            }
            String base64 = event(stream).split("\n", -1)[1].substring("data:".length());
            assertThat(framesOfText(base64.getBytes(StandardCharsets.US_ASCII))).anyMatch(Wire.Frame::hasCommit);
            try (HttpExchange left = there.delete(address)) {
                assertThat(left.status()).isEqualTo(204);
            }
            assertThat(event(stream)).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "[LIM-4] a stream that is not read is let go, and nobody else is slowed; so is a poll that acknowledges nothing")
    void neverReads() throws Exception {
        String deaf = http.made(hello("Deaf"));
        String lazy = http.made(hello("Lazy"));
        try (DeafSocket socket = new DeafSocket(gateway.port)) {
            socket.get(gateway.port, deaf + "/events");
            assertThat(RawHttp.status(RawHttp.head(socket.socket().getInputStream())))
                    .isEqualTo(200);
            String ann = made();
            long last = joined(ann);
            boolean lazyEnded = false;
            for (int batch = 1; batch <= 200; batch++) {
                int number = batch;
                byte[] frame = Frames.encode(ConnectionContract.rectangle(3, batch, 16_000));
                try (HttpExchange post = http.post(ann, frame, OCTETS)) {
                    assertThat(post.status()).isEqualTo(204);
                }
                last = readUntil(
                        ann,
                        last,
                        "commit " + number,
                        answer -> answer.hasCommit() && answer.getCommit().getBatch() == number);
                lazyEnded = lazyEnded || lazyEnded(lazy);
            }
            long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(Gateway.DEADLINE_S);
            while (!lazyEnded && System.nanoTime() < endNanos) {
                lazyEnded = lazyEnded(lazy);
            }
            assertThat(lazyEnded).isTrue();
            socket.awaitLetGo("\r\n");
        }
    }

    /** Asks for all from the first message on, again and again. */
    private boolean lazyEnded(String address) throws IOException {
        try (HttpExchange poll = http.get(address + "/frames")) {
            if (poll.status() == 404) {
                return true;
            }
            List<Wire.Frame> frames = poll.status() == 200 ? frames(poll.body()) : List.of();
            return frames.stream().anyMatch(frame -> frame.getFault().getClose() == 4408);
        }
    }

    /** A connection that is owed more than sockets take. */
    private String owedMuch() throws IOException {
        String owed = http.made(hello("Owed"));
        String ann = made();
        long last = joined(ann);
        for (int batch = 1; batch <= 30; batch++) {
            int number = batch;
            try (HttpExchange post =
                    http.post(ann, Frames.encode(ConnectionContract.rectangle(2, batch, 16_000)), OCTETS)) {
                assertThat(post.status()).isEqualTo(204);
            }
            last = readUntil(
                    ann,
                    last,
                    "commit " + number,
                    answer -> answer.hasCommit() && answer.getCommit().getBatch() == number);
        }
        return owed;
    }

    @Test
    @DisplayName("[LIM-4] [I15] answers that nobody takes are let go, each of them, whatever came after")
    void untakenAnswers() throws Exception {
        String owed = owedMuch();
        List<DeafSocket> polls = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            polls.add(new DeafSocket(gateway.port).get(gateway.port, owed + "/frames?wait=20"));
            polls.add(new DeafSocket(gateway.port).get(gateway.port, owed + "/events"));
        }
        // The last reads still, as far as the server knows: it is let go with its connection, see neverReads.
        polls.remove(polls.size() - 1).close();
        for (DeafSocket poll : polls) {
            poll.awaitLetGo("\r\n");
            poll.close();
        }
    }

    @Test
    @DisplayName(
            "[LIM-4] an answer that is taken slowly is not cut off, though it takes longer than a next request may")
    void slowlyTaken() throws Exception {
        String owed = owedMuch();
        try (DeafSocket slow = new DeafSocket(gateway.port)) {
            slow.get(gateway.port, owed + "/frames?ack=0");
            String head = RawHttp.head(slow.socket().getInputStream());
            Matcher length = Pattern.compile("content-length: ([0-9]+)", Pattern.CASE_INSENSITIVE)
                    .matcher(head);
            assertThat(length.find()).isTrue();
            int rest = Integer.parseInt(length.group(1));
            // Wherever the server's own socket takes all at once, nothing is shown here.
            assertThat(rest).isGreaterThan(GatewayVerticle.SEND_BUFFER_BYTES);
            while (rest > 0) {
                int taken = slow.socket().getInputStream().readNBytes(Math.min(rest, 8192)).length;
                assertThat(taken).as("the answer's end").isPositive();
                rest -= taken;
                TimeUnit.MILLISECONDS.sleep(2L * Gateway.HEADER_MS / 20);
            }
        }
    }

    @Test
    @DisplayName(
            "an answer that carries frames says its request's name only where somebody gave it one, or as a refusal")
    void requestNames() throws IOException {
        String address = made();
        try (HttpExchange plain = http.post(address, pong(), OCTETS);
                HttpExchange named = http.post(address, pong(), OCTETS + "X-Request-Id: of-a-proxy\r\n");
                HttpExchange refused = http.get(address + "/frames?ack=none")) {
            assertThat(plain.status()).isEqualTo(204);
            assertThat(plain.header("x-request-id")).isEmpty();
            assertThat(named.header("x-request-id")).isEqualTo("of-a-proxy");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.header("x-request-id")).hasSize(16);
        }
    }

    // ---- origins

    @Test
    @DisplayName("a foreign page, or null: 403 on every address, and no header lets it read")
    void foreign() throws IOException {
        String address = made();
        for (String origin : List.of("https://evil.example", "null")) {
            String header = "Origin: " + origin + "\r\n";
            for (HttpExchange answer : List.of(
                    http.make(hello("Eve"), OCTETS + header),
                    http.post(address, pong(), OCTETS + header),
                    http.get(address + "/frames", header),
                    http.get(address + "/events", header),
                    HttpExchange.send(gateway.port, "DELETE", address, header, new byte[0]),
                    HttpExchange.send(
                            gateway.port,
                            "OPTIONS",
                            address,
                            header + "Access-Control-Request-Method: DELETE\r\n",
                            new byte[0]))) {
                assertThat(answer.header("access-control-allow-origin")).isEmpty();
                assertProblem(answer, 403);
            }
        }
        joined(address);
    }

    @Test
    @DisplayName("a page of an allowed origin may ask before, and reads the headers it needs; its own page as well")
    void allowed() throws IOException {
        String address = made();
        for (String origin : List.of(Gateway.ALLOWED_ORIGIN, "http://127.0.0.1:" + gateway.port)) {
            String header = "Origin: " + origin + "\r\n";
            try (HttpExchange before = HttpExchange.send(
                    gateway.port,
                    "OPTIONS",
                    address + "/frames",
                    header + "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: content-type\r\n",
                    new byte[0])) {
                assertThat(before.status()).isEqualTo(204);
                assertThat(before.header("access-control-allow-origin")).isEqualTo(origin);
                assertThat(before.header("access-control-allow-methods")).contains("POST", "DELETE", "GET");
                assertThat(before.header("access-control-allow-headers")).contains("Content-Type", "Last-Event-ID");
                assertThat(before.header("access-control-allow-credentials")).isEmpty();
                assertThat(before.header("vary")).contains("Origin");
            }
            try (HttpExchange made = http.make(hello("Ann"), OCTETS + header)) {
                assertThat(made.status()).isEqualTo(201);
                assertThat(made.header("access-control-allow-origin")).isEqualTo(origin);
                assertThat(made.header("access-control-expose-headers")).contains("Location", "Inkwire-Message");
            }
        }
    }
}
