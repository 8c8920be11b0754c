package io.inkwire.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MultiMapConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClusterConfigTest {
    private static final Path SHIPPED = Path.of("cluster-config", "hazelcast.xml");

    @TempDir
    private Path folder;

    @Test
    @DisplayName("the shipped file: one machine's loopback, nothing found by chance, what the event bus needs")
    void shipped() throws Exception {
        Config config = load(SHIPPED).hazelcast();
        JoinConfig join = config.getNetworkConfig().getJoin();
        assertThat(join.getMulticastConfig().isEnabled()).isFalse();
        assertThat(join.getAutoDetectionConfig().isEnabled()).isFalse();
        assertThat(join.getTcpIpConfig().isEnabled()).isTrue();
        assertThat(config.getNetworkConfig().getInterfaces().getInterfaces()).containsExactly("127.0.0.1");
        assertThat(config.getProperty("hazelcast.socket.bind.any")).isEqualTo("false");
        assertThat(config.getProperty("hazelcast.phone.home.enabled")).isEqualTo("false");
        MultiMapConfig subscriptions = config.getMultiMapConfig("__vertx.subs");
        assertThat(subscriptions.getBackupCount()).isEqualTo(1);
        assertThat(subscriptions.getValueCollectionType()).isEqualTo(MultiMapConfig.ValueCollectionType.SET);
        assertThat(config.getSerializationConfig()
                        .getJavaSerializationFilterConfig()
                        .getWhitelist()
                        .isListed("io.vertx.spi.cluster.hazelcast.impl.HazelcastNodeInfo"))
                .isTrue();
    }

    @Test
    @DisplayName("a host and a port given beside the file stand instead of its own")
    void overrides() throws Exception {
        Config config = ClusterConfig.load(SHIPPED, Optional.of("127.0.0.1"), OptionalInt.of(6001))
                .hazelcast();
        assertThat(config.getNetworkConfig().getPort()).isEqualTo(6001);
        assertThat(config.getNetworkConfig().getInterfaces().getInterfaces()).containsExactly("127.0.0.1");
    }

    @Test
    @DisplayName("a file that says nothing of binding or of the filter is made safe")
    void madeSafe() throws Exception {
        Config config = load(file(
                        "<network><interfaces enabled='true'><interface>10.1.*.*</interface></interfaces></network>"))
                .hazelcast();
        assertThat(config.getProperty("hazelcast.socket.bind.any")).isEqualTo("false");
        assertThat(config.getSerializationConfig().getJavaSerializationFilterConfig())
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<network><interfaces enabled='false'><interface>127.0.0.1</interface></interfaces></network>",
                "<network><interfaces enabled='true'/></network>",
                "<network><interfaces enabled='true'><interface>0.0.0.0</interface></interfaces></network>",
                "<network><interfaces enabled='true'><interface>*.*.*.*</interface></interfaces></network>",
                "<network><interfaces enabled='true'><interface>::</interface></interfaces></network>",
                "<properties><property name='hazelcast.socket.bind.any'>true</property></properties>"
                        + "<network><interfaces enabled='true'><interface>127.0.0.1</interface></interfaces></network>",
                "<advanced-network enabled='true'/>",
            })
    @DisplayName("a file that would bind every address, or leaves it to chance, is refused")
    void wildcard(String inside) throws Exception {
        Path file = file(inside);
        assertThatThrownBy(() -> load(file))
                .isInstanceOf(ClusterConfigException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    @DisplayName("the event bus says its public address only with one exact interface to bind")
    void publicAddress() throws Exception {
        String network = "<network><public-address>203.0.113.7:5701</public-address><interfaces enabled='true'>"
                + "<interface>%s</interface></interfaces></network>";
        ClusterConfig exact = load(file(network.formatted("10.1.2.3")));
        assertThat(exact.eventBus().getHost()).isEqualTo("10.1.2.3");
        assertThat(exact.eventBus().getClusterPublicHost()).isEqualTo("203.0.113.7");
        Path pattern = file(network.formatted("10.1.2.*"));
        assertThatThrownBy(() -> load(pattern)).isInstanceOf(ClusterConfigException.class);
    }

    private static ClusterConfig load(Path file) throws ClusterConfigException {
        return ClusterConfig.load(file, Optional.empty(), OptionalInt.empty());
    }

    private Path file(String inside) throws IOException {
        return Files.writeString(
                folder.resolve("hazelcast.xml"),
                "<hazelcast xmlns='http://www.hazelcast.com/schema/config'>" + inside + "</hazelcast>");
    }
}
