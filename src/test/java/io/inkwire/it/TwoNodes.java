package io.inkwire.it;

import java.nio.file.Path;

/**
 * A cluster of two servers on this machine, by the shipped cluster file, on one SQLite file; more may join. Confined to
 * the test's thread.
 */
final class TwoNodes implements AutoCloseable {
    final ServerProcess first;
    final ServerProcess second;
    private final Path data;
    private final String clusterPort = Integer.toString(ServerProcess.freeClusterPort());

    private TwoNodes(Path data) {
        this.data = data;
        this.first = launch();
        this.second = launch();
    }

    /** Starts both in the same moment; returns once both accept clients. @param data the folder they share */
    static TwoNodes start(Path data) {
        TwoNodes nodes = new TwoNodes(data);
        try {
            nodes.first.awaitReady();
            nodes.second.awaitReady();
            return nodes;
        } catch (AssertionError e) {
            nodes.close();
            throw e;
        }
    }

    /** Another one for the same cluster; to be closed by who launches it. Does not wait for anything. */
    ServerProcess launch() {
        return ServerProcess.launch(
                "serve",
                "--port",
                "0",
                "--data",
                data.toString(),
                "--cluster",
                ServerProcess.CLUSTER_FILE,
                "--cluster-port",
                clusterPort);
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}
