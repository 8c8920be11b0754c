package io.inkwire.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.inkwire.board.BoardInfo;
import io.inkwire.model.Role;
import io.inkwire.wire.Frames;
import io.inkwire.wire.pb.Wire;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One session over two transports: what the first may have brought, the second brings again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AnyWayBackIT {
    private enum Way {
        WEBSOCKET,
        XHR_STREAMING,
        EVENTSOURCE,
        HTMLFILE,
        XHR_POLLING,
        JSONP_POLLING,
        EVENTS,
        LONG_POLLING,
        SHORT_POLLING,
        TCP;

        Link open(Gateway at, String board) throws IOException {
            return switch (this) {
                case WEBSOCKET -> RawWebSocket.open(at.port, board);
                case XHR_STREAMING -> new SockJsLink(at.port, board, "xhr_streaming");
                case EVENTSOURCE -> new SockJsLink(at.port, board, "eventsource");
                case HTMLFILE -> new SockJsLink(at.port, board, "htmlfile");
                case XHR_POLLING -> new SockJsLink(at.port, board, "xhr");
                case JSONP_POLLING -> new SockJsLink(at.port, board, "jsonp");
                case EVENTS -> new PlainLink.Events(at.port, board);
                case LONG_POLLING -> new PlainLink.Polling(at.port, board, PlainLink.OCTETS, 20);
                case SHORT_POLLING -> new PlainLink.Polling(at.port, board, PlainLink.TEXT, 0);
                case TCP -> new TcpLink(at.tcpPort);
            };
        }
    }

    private final Gateway gateway = new Gateway("", true);
    private int boards;

    @AfterAll
    void stop() {
        gateway.close();
    }

    /** Each way to each other. */
    static Stream<Arguments> pairs() {
        return Arrays.stream(Way.values())
                .flatMap(first -> Arrays.stream(Way.values())
                        .filter(second -> second != first)
                        .map(second -> Arguments.of(first, second)));
    }

    @ParameterizedTest(name = "{0}, then {1}")
    @MethodSource("pairs")
    @DisplayName("[ORD-4] [TRN-9] a batch sent, cut off before its answer, and sent again another way is applied once")
    void resent(Way first, Way second) throws IOException {
        BoardInfo board = gateway.board("board-" + ++boards);
        Wire.Hello.Builder hello =
                Wire.Hello.newBuilder().setBoard(board.id().value()).setKey(gateway.key(board, Role.EDITOR));
        int author;
        ByteString session;
        try (Link before = first.open(gateway, board.id().value())) {
            before.send(ConnectionContract.message(hello));
            Wire.Welcome welcome = before.await(Wire.Frame::hasWelcome).getWelcome();
            before.await(Wire.Frame::hasRoster);
            author = welcome.getAuthor();
            session = welcome.getSession();
            before.sendAndCut(Frames.encode(ConnectionContract.rectangle(author, 1, 5)));
        }
        try (Link after = second.open(gateway, board.id().value())) {
            after.send(ConnectionContract.message(hello.setSession(session)));
            assertThat(after.await(Wire.Frame::hasWelcome).getWelcome().getAuthor())
                    .isEqualTo(author);
            after.await(Wire.Frame::hasRoster);
            after.send(Frames.encode(
                    ConnectionContract.rectangle(author, 1, 5), ConnectionContract.rectangle(author, 2, 5)));
            Wire.Commit next = after.await(
                            frame -> frame.hasCommit() && frame.getCommit().getBatch() == 2)
                    .getCommit();
            assertThat(next.getSeq()).as("two batches of one op each").isEqualTo(2);
        }
    }
}
