package io.inkwire.transport;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.ConnectionBase;

/** Lets go of a socket at once, with all that it has not taken. */
final class Aborts {
    private Aborts() {}

    /** Vert.x's own close first waits until everything is written, which a client that reads nothing never lets happen. */
    static void abort(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            var unused = base.channel().close();
        } else {
            var unused = connection.close();
        }
    }

    /** The same for a bare socket. */
    static void abort(NetSocket socket) {
        if (socket instanceof ConnectionBase base) {
            var unused = base.channel().close();
        } else {
            var unused = socket.close();
        }
    }
}
