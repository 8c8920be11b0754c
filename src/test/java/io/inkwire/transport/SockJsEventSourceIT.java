package io.inkwire.transport;

/** By eventsource. */
final class SockJsEventSourceIT extends SockJsContract {
    @Override
    String receiving() {
        return "eventsource";
    }
}
