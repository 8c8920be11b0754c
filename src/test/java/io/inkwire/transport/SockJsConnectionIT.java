package io.inkwire.transport;

/** By xhr-streaming, and what is SockJS's alone. */
final class SockJsConnectionIT extends SockJsContract {
    @Override
    String receiving() {
        return "xhr_streaming";
    }
}
