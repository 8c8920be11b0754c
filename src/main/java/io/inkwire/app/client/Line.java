package io.inkwire.app.client;

import io.vertx.core.Future;

/** One connection of a client, whatever its transport. Confined to the client's loop. */
public interface Line {
    /** What a connection tells, on the client's loop, never before {@link Dialler#dial} has returned. */
    interface Events {
        /** Messages may be sent. */
        void opened();

        void received(byte[] message);

        /** It is over, or could not be opened. @param closeCode as in LIM-3; 1006 where there is none */
        void ended(int closeCode);
    }

    /** Sends one message; one that is lost is followed by the end. */
    void send(byte[] message);

    /** Lets go of it, opened or not. It tells nothing more that counts. */
    Future<Void> close();
}
