package io.inkwire.metrics;

/** Takes what happens. Thread-safe: called on every loop. */
public interface Metrics {
    /** For tests and tools: counts nothing. */
    Metrics NONE = new Metrics() {
        @Override
        public void count(Event event, long times) {}

        @Override
        public void change(Level level, int by) {}

        @Override
        public void took(Duration what, long nanos) {}

        @Override
        public void ended(String code) {}

        @Override
        public Traffic connected(String transport) {
            return Traffic.UNCOUNTED;
        }
    };

    /** What only ever grows. */
    enum Event {
        /** A durable op. */
        OP,
        /** A batch whose ops are durable. */
        COMMIT,
        /** A batch that was refused for ever. */
        REFUSAL,
        /** An append that was fenced: a newer owner has claimed the board. */
        FENCE,
        /** This node took a board as its owner. */
        CLAIM,
        /** A page of the log read because a replica lacked it. */
        REPAIR,
        /** A client asked for a snapshot because its state was wrong. */
        RESYNC,
        /** A connection fell so far behind that it is caught up anew. */
        SLOW_CONSUMER,
        /** A board ended by a fault of ours, to be opened anew. */
        BOARD_FAULT,
        /** A board could not be opened. */
        BOARD_UNOPENED,
        /** An append whose outcome is not known: the journal did not answer, or said that it failed. */
        JOURNAL_UNKNOWN,
        /** Anything else asked of the journal that failed. */
        JOURNAL_FAILURE
    }

    /** What goes up and down. */
    enum Level {
        /** Open on this node. */
        BOARDS,
        /** Writes asked of the journal and not answered yet. */
        JOURNAL_PENDING
    }

    /** What takes time. */
    enum Duration {
        /** From a batch at its owner to its commit. */
        COMMIT,
        JOURNAL_APPEND,
        JOURNAL_READ,
        JOURNAL_OTHER
    }

    void count(Event event, long times);

    default void count(Event event) {
        count(event, 1);
    }

    void change(Level level, int by);

    void took(Duration what, long nanos);

    /** A session ended by the server. @param code of the wire's closed list */
    void ended(String code);

    /** A connection was made. @param transport of the closed list of ways */
    Traffic connected(String transport);

    /** What one connection carries. Confined to the connection's loop. */
    interface Traffic {
        Traffic UNCOUNTED = new Traffic() {
            @Override
            public void received(int bytes) {}

            @Override
            public void sent(int bytes) {}

            @Override
            public void gone() {}
        };

        /** A whole message of the client, without what its transport puts around it. */
        void received(int bytes);

        void sent(int bytes);

        /** Once. */
        void gone();
    }
}
