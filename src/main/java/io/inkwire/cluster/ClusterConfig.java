package io.inkwire.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.FileSystemXmlConfig;
import com.hazelcast.config.InterfacesConfig;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.spi.properties.ClusterProperty;
import io.vertx.core.eventbus.EventBusOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The operator's Hazelcast file, made safe: neither the member port nor the event bus is ever bound to a wildcard
 * address, because neither asks who is calling, and the deserialisation filter is on. Confined to the thread that starts
 * the node.
 */
public final class ClusterConfig {
    private static final String LOGGING = ClusterProperty.LOGGING_TYPE.getName();
    private static final int PING_MS = 2_000;
    private static final int CONNECT_TIMEOUT_MS = 3_000;

    private final Config hazelcast;

    private ClusterConfig(Config hazelcast) {
        this.hazelcast = hazelcast;
    }

    /**
     * @param host the address of this machine to bind, instead of the file's interfaces
     * @param port the first member port to try, instead of the file's; 1 to 65535
     * @throws ClusterConfigException where the file cannot be read, is wrong, or would open a port to everybody
     */
    public static ClusterConfig load(Path file, Optional<String> host, OptionalInt port) throws ClusterConfigException {
        Config config = read(file);
        NetworkConfig network = config.getNetworkConfig();
        if (config.getAdvancedNetworkConfig().isEnabled()) {
            throw new ClusterConfigException(file + " uses advanced-network, and Inkwire reads only network");
        }
        if (host.isPresent()) {
            bind(config, localAddress(host.get()));
        }
        port.ifPresent(network::setPort);
        refuseWildcards(file, config);
        if (config.getSerializationConfig().getJavaSerializationFilterConfig() == null) {
            // Even without a list of its own it refuses what Hazelcast knows to be dangerous.
            config.getSerializationConfig().setJavaSerializationFilterConfig(new JavaSerializationFilterConfig());
        }
        return new ClusterConfig(config);
    }

    /** As checked. The caller may add member attributes, and starts it. */
    public Config hazelcast() {
        return hazelcast;
    }

    /** The event bus on the interface of the member port, on a port that the system chooses. */
    public EventBusOptions eventBus() {
        EventBusOptions options = new EventBusOptions()
                .setClusterPingInterval(PING_MS)
                .setClusterPingReplyInterval(PING_MS)
                .setConnectTimeout(CONNECT_TIMEOUT_MS)
                .setTrustAll(false);
        String publicAddress = hazelcast.getNetworkConfig().getPublicAddress();
        if (publicAddress != null) {
            // Without a public address vertx-hazelcast names the one on which the member was bound; with it, none.
            options.setHost(interfaces(hazelcast).iterator().next());
            options.setClusterPublicHost(publicAddress.replaceFirst(":\\d+$", ""));
        }
        return options;
    }

    private static Config read(Path file) throws ClusterConfigException {
        // Hazelcast logs while it reads, before it knows the file's own choice.
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(LOGGING, "slf4j");
        }
        try (InputStream in = Files.newInputStream(file)) {
            // First by ourselves: Hazelcast's parser writes what is wrong to standard error.
            DocumentBuilder builder =
                    DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            builder.parse(in);
            return new FileSystemXmlConfig(file.toFile());
        } catch (IOException e) {
            throw new ClusterConfigException("cannot read the cluster file " + file, e);
        } catch (SAXException | HazelcastException e) {
            throw new ClusterConfigException(
                    "the cluster file " + file + " is not a Hazelcast configuration: " + firstLine(e), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("a Java without XML", e);
        }
    }

    private static void bind(Config config, InetAddress address) {
        config.getNetworkConfig()
                .setInterfaces(
                        new InterfacesConfig().setEnabled(true).setInterfaces(List.of(address.getHostAddress())));
        if (address instanceof Inet6Address) {
            config.setProperty(ClusterProperty.PREFER_IPv4_STACK.getName(), "false");
        }
    }

    private static InetAddress localAddress(String host) throws ClusterConfigException {
        try {
            InetAddress address = InetAddress.getByName(host);
            if (address.isAnyLocalAddress()) {
                throw wildcard("the cluster host " + host);
            }
            if (NetworkInterface.getByInetAddress(address) == null) {
                throw new ClusterConfigException("the cluster host " + host + " is not an address of this machine");
            }
            return address;
        } catch (UnknownHostException e) {
            throw new ClusterConfigException("the cluster host " + host + " is unknown", e);
        } catch (IOException e) {
            throw new ClusterConfigException("cannot list the addresses of this machine", e);
        }
    }

    private static void refuseWildcards(Path file, Config config) throws ClusterConfigException {
        String bindAny = ClusterProperty.SOCKET_BIND_ANY.getName();
        if ("true".equalsIgnoreCase(config.getProperty(bindAny))) {
            throw wildcard(bindAny + " in " + file);
        }
        // Hazelcast's own default is true.
        config.setProperty(bindAny, "false");
        InterfacesConfig named = config.getNetworkConfig().getInterfaces();
        if (!named.isEnabled() || named.getInterfaces().isEmpty()) {
            throw new ClusterConfigException(file
                    + " names no interface to bind: the member port asks nobody who they are, so name the address that only"
                    + " the cluster's machines reach, in network/interfaces or by --cluster-host");
        }
        for (String name : named.getInterfaces()) {
            if (name.matches("[*.:0]+")) {
                throw wildcard("the interface " + name + " in " + file);
            }
        }
        if (config.getNetworkConfig().getPublicAddress() != null
                && interfaces(config).stream().anyMatch(name -> name.contains("*"))) {
            throw new ClusterConfigException(
                    file + " sets public-address; name one exact interface with it, or give --cluster-host");
        }
    }

    private static Collection<String> interfaces(Config config) {
        return config.getNetworkConfig().getInterfaces().getInterfaces();
    }

    private static ClusterConfigException wildcard(String what) {
        return new ClusterConfigException(what
                + " would open the cluster to everybody: the member port asks nobody who they are, so bind the address that"
                + " only the cluster's machines reach");
    }

    private static String firstLine(Throwable thrown) {
        return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
    }
}
