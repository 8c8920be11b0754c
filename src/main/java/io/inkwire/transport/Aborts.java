package io.inkwire.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelOutboundBuffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Lets go of a socket at once, with all that it has not taken. Vert.x's own close, and that of its channel, first wait until
 * everything is written, which a client that reads nothing never lets happen. To be called on the connection's loop.
 */
final class Aborts {
    private Aborts() {}

    static void abort(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            close(base);
        } else {
            var unused = connection.close();
        }
    }

    /** The same for a bare socket. */
    static void abort(NetSocket socket) {
        if (socket instanceof ConnectionBase base) {
            close(base);
        } else {
            var unused = socket.close();
        }
    }

    /** From Vert.x's own handler on: what comes before it in the pipeline is what waits. */
    private static void close(ConnectionBase connection) {
        var unused = connection.channelHandlerContext().close();
    }

    /** A measure of what waits for the socket: 0 where nothing does, and another number whenever it has taken some of it. */
    static long unsent(HttpConnection connection) {
        ChannelOutboundBuffer waiting = connection instanceof ConnectionBase base
                ? base.channel().unsafe().outboundBuffer()
                : null;
        if (waiting == null || waiting.isEmpty()) {
            return 0;
        }
        // What is written in part counts as whole there, until it is written.
        int rest = waiting.current() instanceof ByteBuf first ? first.readableBytes() : 0;
        return waiting.totalPendingWriteBytes() + rest;
    }
}
