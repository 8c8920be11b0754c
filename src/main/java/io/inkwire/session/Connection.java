package io.inkwire.session;

import io.inkwire.model.Loop;
import io.inkwire.wire.Payload;

/**
 * One live socket or stream, whatever its kind. Confined to the connection's loop.
 *
 * <p>Its transport calls {@link Session#received} with each whole message, {@link Session#drained} when {@link #full} turns
 * from true to false, and {@link Session#closed} once, however the connection ended.
 */
public interface Connection {
    Loop loop();

    /** What the status line may call it, such as {@code websocket} or {@code xhr_streaming}. */
    String transport();

    /** Writes one message; the payload is shared and stays unchanged. What is written while {@link #full} is still taken, so ask first. */
    void write(Payload payload);

    /** More is written than the socket has taken. */
    boolean full();

    /** Stops reading from the client, so that the network slows it (SES-8). */
    void pause();

    void resume();

    /** Closes in order, after what was written; {@code code} as in LIM-3. */
    void close(int code, String reason);

    /** Lets go of the socket at once, and of all that was not written. */
    void abort();
}
