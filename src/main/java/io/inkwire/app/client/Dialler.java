package io.inkwire.app.client;

import io.inkwire.model.BoardId;
import io.inkwire.model.Loop;
import java.net.URI;

/** How connections are made: one a transport. Its methods are called on the client's loop, an event loop of its own Vert.x. */
public interface Dialler {
    /** Begins to connect. */
    Line dial(Loop loop, URI server, BoardId board, Line.Events events);
}
