package io.inkwire.app.client;

import java.net.URI;

/** What a server's address says, such as {@code https://draw.example.org} or {@code https://example.org/whiteboard}. */
public final class Servers {
    private Servers() {}

    static boolean isSecure(URI server) {
        return "https".equals(server.getScheme()) || "wss".equals(server.getScheme());
    }

    static int port(URI server) {
        return server.getPort() >= 0 ? server.getPort() : isSecure(server) ? 443 : 80;
    }

    /** An address of the server, below its own path if it has one. @param path such as {@code /api/boards} */
    public static URI under(URI server, String path) {
        return server.resolve(basePath(server) + path);
    }

    static String basePath(URI server) {
        String path = server.getRawPath();
        return path == null ? "" : path.replaceFirst("/+$", "");
    }
}
