package io.inkwire.app.client;

import io.inkwire.model.BoardId;
import io.inkwire.model.Loop;
import io.inkwire.wire.CloseCode;
import io.inkwire.wire.FrameSplitter;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Over raw TCP (TRN-7): to a server's host, on a port of its own. */
public final class TcpDialler implements Dialler {
    private static final int NO_CLOSE_CODE = 1006;

    private final NetClient client;
    private final int port;

    public TcpDialler(NetClient client, int port) {
        this.client = client;
        this.port = port;
    }

    @Override
    public Line dial(Loop loop, URI server, BoardId board, Line.Events events) {
        Stream stream = new Stream(events);
        client.connect(port, server.getHost())
                .onSuccess(stream::opened)
                .onFailure(failure -> events.ended(NO_CLOSE_CODE));
        return stream;
    }

    private static final class Stream implements Line, FrameSplitter.Sink {
        private final Events events;
        private final FrameSplitter frames = new FrameSplitter(ClientSession.MESSAGE_BYTES, this);
        private @Nullable NetSocket socket;
        private boolean closed;

        Stream(Events events) {
            this.events = events;
        }

        void opened(NetSocket opened) {
            if (closed) {
                opened.close();
                return;
            }
            socket = opened;
            opened.handler(chunk -> frames.take(chunk.getBytes()));
            // A socket that breaks is closed as well.
            opened.exceptionHandler(failure -> {});
            opened.closeHandler(nothing -> events.ended(NO_CLOSE_CODE));
            events.opened();
        }

        @Override
        public void frame(byte[] delimited) {
            events.received(delimited);
        }

        @Override
        public void broken(CloseCode close, String text) {
            events.ended(NO_CLOSE_CODE);
        }

        @Override
        public void send(byte[] message) {
            if (socket != null) {
                // One that fails is followed by the close, and what it was to bring is sent again then.
                socket.write(Buffer.buffer(message));
            }
        }

        @Override
        public Future<Void> close() {
            closed = true;
            return socket == null ? Future.succeededFuture() : socket.close();
        }
    }
}
