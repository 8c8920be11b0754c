package io.inkwire.transport;

/** By jsonp-polling. */
final class SockJsJsonpIT extends SockJsContract {
    @Override
    String receiving() {
        return "jsonp";
    }
}
