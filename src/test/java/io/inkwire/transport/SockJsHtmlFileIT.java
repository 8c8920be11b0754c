package io.inkwire.transport;

/** By htmlfile, as the frame of iframe-htmlfile does. */
final class SockJsHtmlFileIT extends SockJsContract {
    @Override
    String receiving() {
        return "htmlfile";
    }
}
