package io.inkwire.transport;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may talk to this server: its own, by host and port, and those on a list. The scheme is not compared: a proxy
 * may speak TLS for us. Thread-safe: immutable.
 */
final class Origins {
    private static final Map<String, Integer> DEFAULT_PORTS = Map.of("http", 80, "https", 443);

    private final Set<String> allowed;

    /** @param allowed as browsers write them, such as {@code https://draw.example.org} */
    Origins(Set<String> allowed) {
        this.allowed =
                allowed.stream().map(origin -> origin.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param origin the request's Origin; null where it has none: no browser sends a request of another page's script
     *     without one
     * @param host the request's valid Host
     */
    boolean allow(@Nullable String origin, Host host) {
        if (origin == null) {
            return true;
        }
        String lower = origin.toLowerCase(Locale.ROOT);
        return allowed.contains(lower) || isOwn(lower, host);
    }

    private static boolean isOwn(String origin, Host host) {
        URI uri;
        try {
            uri = new URI(origin);
        } catch (URISyntaxException e) {
            return false;
        }
        Integer defaultPort = uri.getScheme() == null ? null : DEFAULT_PORTS.get(uri.getScheme());
        boolean bare = uri.getUserInfo() == null
                && uri.getQuery() == null
                && uri.getFragment() == null
                && "".equals(uri.getPath());
        if (defaultPort == null || !bare || uri.getHost() == null) {
            return false;
        }
        int originPort = uri.getPort() == -1 ? defaultPort : uri.getPort();
        int hostPort = host.port() == -1 ? defaultPort : host.port();
        return uri.getHost().equals(host.name()) && originPort == hostPort;
    }
}
