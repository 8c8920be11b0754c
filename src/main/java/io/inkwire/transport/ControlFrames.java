package io.inkwire.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Closes a WebSocket that is flooded with pings or pongs, or whose client pings and does not read: Vert.x answers each
 * ping at once, whatever waits to be written (LIM-4). Stands before Vert.x's handler; confined to the connection's loop.
 */
final class ControlFrames extends ChannelInboundHandlerAdapter {
    /** Browsers send none by themselves; a client that keeps alive sends a few a minute. */
    private static final int MOST = 200;

    private static final long WINDOW_NANOS = 10_000_000_000L;

    private long windowNanos = System.nanoTime();
    private int inWindow;

    private ControlFrames() {}

    static void guard(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            base.channel().pipeline().addBefore("handler", "control-frames", new ControlFrames());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        boolean control = message instanceof PingWebSocketFrame || message instanceof PongWebSocketFrame;
        if (control && (!ctx.channel().isWritable() || tooMany())) {
            ReferenceCountUtil.release(message);
            var unused = ctx.close();
        } else {
            ctx.fireChannelRead(message);
        }
    }

    private boolean tooMany() {
        long nowNanos = System.nanoTime();
        if (nowNanos - windowNanos > WINDOW_NANOS) {
            windowNanos = nowNanos;
            inWindow = 0;
        }
        return ++inWindow > MOST;
    }
}
