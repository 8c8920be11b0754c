package io.inkwire.cluster;

/** A cluster that must not or cannot be started as configured; the message is one sentence for the operator. */
public final class ClusterConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    public ClusterConfigException(String message) {
        super(message);
    }

    public ClusterConfigException(String message, Throwable cause) {
        super(message, cause);
    }
}
