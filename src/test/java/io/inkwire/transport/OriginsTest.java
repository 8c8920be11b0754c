package io.inkwire.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OriginsTest {
    private final Origins origins = new Origins(Set.of("https://Friend.example", "http://lan:8081"));

    private boolean allows(String origin, String host) {
        return origins.allow(origin, Host.parse(host).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "http://h:8080, h:8080",
        "https://h:8080, h:8080",
        "http://h, h",
        "https://h, h",
        "https://h, h:443",
        "http://h:80, h",
        "http://H:8080, h:8080",
        "http://[::1]:8080, [::1]:8080",
        "http://192.168.0.7:8080, 192.168.0.7:8080",
        "https://friend.example, h:8080",
        "http://lan:8081, h:8080"
    })
    @DisplayName("its own host and port, whatever the scheme, and those on the list are allowed")
    void allowed(String origin, String host) {
        assertThat(allows(origin, host)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "null, h:8080",
        "'', h:8080",
        "http://h, h:8080",
        "http://h:8081, h:8080",
        "http://h:8080.evil.example, h:8080",
        "http://evil.example, h",
        "http://h@evil.example, h",
        "http://h:8080/, h:8080",
        "http://h:8080?x, h:8080",
        "http://h:8080#x, h:8080",
        "ftp://h:8080, h:8080",
        "file://, h",
        "//h:8080, h:8080",
        "https://h, h:80",
        "http://friend.example, h",
        "https://friend.example:444, h",
        "'http://h:8080 http://h:8080', h:8080"
    })
    @DisplayName("everything else is foreign, null too")
    void foreign(String origin, String host) {
        assertThat(allows(origin, host)).isFalse();
    }

    @Test
    @DisplayName("no Origin is no browser's page, and is allowed")
    void none() {
        assertThat(origins.allow(null, Host.parse("h").orElseThrow())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"h", "H:1", "a-b.c_d:65535", "127.0.0.1:8080", "[::1]", "[fe80::1]:80"})
    @DisplayName("hosts that may be repeated in a header")
    void hosts(String host) {
        assertThat(Host.parse(host).orElseThrow()).hasToString(host.toLowerCase(java.util.Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "h:", "h:65536", "h:x", "h h", "h;x", "h,x", "h'", "[::1", "::1", "-h", "h/x", "u@h", "h\r\nx"
            })
    @DisplayName("no text but a host's passes for one")
    void noHosts(String host) {
        assertThat(Host.parse(host)).isEmpty();
    }
}
