package io.inkwire.transport;

import io.inkwire.model.Loop;
import io.inkwire.session.Sessions;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;

/**
 * Who comes to the raw TCP port (TRN-7): a client, or a Flash player that asks for the policy first, told apart by the first
 * two bytes. Until they are known it is a client, whose Hello is awaited no longer than any (SES-1). Confined to the
 * gateway's loop.
 */
final class TcpDoor implements Handler<NetSocket> {
    /** How long the rest of a policy request may take. */
    private static final long POLICY_MS = 5_000;

    private final Sessions sessions;
    private final LiveSessions live;
    private final Loop loop;
    private final FlashPolicy policy;

    TcpDoor(Sessions sessions, LiveSessions live, Loop loop, FlashPolicy policy) {
        this.sessions = sessions;
        this.live = live;
        this.loop = loop;
        this.policy = policy;
    }

    @Override
    public void handle(NetSocket socket) {
        TcpConnection connection =
                new TcpConnection(socket, loop, sessions.settings().limits().frameBytes(), sessions::open);
        live.add(connection.session());
        socket.closeHandler(nothing -> leave(connection));
        // A socket that breaks is closed, which is all there is to know.
        socket.exceptionHandler(failure -> {});
        socket.handler(new Handler<>() {
            private Buffer begin = Buffer.buffer();

            @Override
            public void handle(Buffer chunk) {
                begin.appendBuffer(chunk);
                if (begin.length() < FlashPolicy.TELLING_BYTES) {
                    return;
                }
                if (FlashPolicy.mayBecomeRequest(begin.getBuffer(0, FlashPolicy.TELLING_BYTES))) {
                    leave(connection);
                    answerPolicy(socket, begin);
                } else {
                    socket.handler(connection::received);
                    connection.received(begin);
                }
            }
        });
    }

    private void leave(TcpConnection connection) {
        live.remove(connection.session());
        connection.session().closed();
    }

    private void answerPolicy(NetSocket socket, Buffer begin) {
        Loop.Timer patience = loop.after(POLICY_MS, () -> Aborts.abort(socket));
        socket.closeHandler(nothing -> patience.cancel());
        socket.handler(chunk -> policyRequest(socket, begin.appendBuffer(chunk)));
        policyRequest(socket, begin);
    }

    private void policyRequest(NetSocket socket, Buffer begin) {
        if (!FlashPolicy.mayBecomeRequest(begin)) {
            Aborts.abort(socket);
        } else if (FlashPolicy.isRequest(begin)) {
            var unused = socket.end(policy.answer());
        }
    }
}
