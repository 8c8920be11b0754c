package io.inkwire.app;

import io.inkwire.cluster.ClusterConfig;
import io.inkwire.transport.TcpVerticle.TcpSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What the operator asked for, checked as far as it can be without starting anything.
 *
 * @param host the address that clients reach
 * @param port 1 to 65535, or 0 for one that the system chooses
 * @param basePath what all addresses begin with, such as {@code /whiteboard}; empty for none
 * @param tcp where raw TCP is taken too; empty for nowhere
 * @param data where the SQLite file is; unused for memory
 * @param cluster empty for a node alone
 * @param openBoards an unknown board is made by who opens it (BRD-2)
 * @param origins origins that may connect beside the server's own, such as {@code https://draw.example.org}
 * @param web the page's files for who works on them; empty for those in the jar
 * @param sockJsJsonp whether SockJS's JSONP transport is offered
 * @param eventLoops threads that carry connections and boards, at least 1
 */
record ServeSettings(
        String host,
        int port,
        String basePath,
        Optional<TcpSettings> tcp,
        Path data,
        JournalKind journal,
        Optional<ClusterConfig> cluster,
        boolean openBoards,
        Set<String> origins,
        Optional<Path> web,
        boolean sockJsJsonp,
        int eventLoops) {
    /** Named as on the command line. */
    enum JournalKind {
        sqlite,
        memory
    }
}
