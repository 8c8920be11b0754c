package io.inkwire.transport;

/** By xhr-polling. */
final class SockJsPollingIT extends SockJsContract {
    @Override
    String receiving() {
        return "xhr";
    }
}
