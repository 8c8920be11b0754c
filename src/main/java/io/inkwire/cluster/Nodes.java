package io.inkwire.cluster;

import java.util.Map;

/** The nodes thought alive. Thread-safe: each implementation says how. */
public interface Nodes {
    /** This node's name. */
    String self();

    /** Every live node, this one among them, with how many board instances it runs, at least one. */
    Map<String, Integer> live();

    /** Calls {@code changed} after each change of {@link #live}, on any thread, until the returned handle is closed. */
    Watch watch(Runnable changed);

    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
