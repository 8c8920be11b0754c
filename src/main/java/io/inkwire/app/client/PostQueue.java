package io.inkwire.app.client;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** Messages that go by one POST after another; those that wait meanwhile go together. Confined to the client's loop. */
final class PostQueue {
    /** Of one POST: far less than the least that a server takes. */
    private static final int POST_BYTES = 64 * 1024;

    private final Function<List<byte[]>, Future<Void>> post;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private boolean open;
    private boolean posting;

    /** @param post sends these; fails where nothing more need be sent */
    PostQueue(Function<List<byte[]>, Future<Void>> post) {
        this.post = post;
    }

    void add(byte[] message) {
        waiting.add(message);
        next();
    }

    /** From now on it is sent. */
    void open() {
        open = true;
        next();
    }

    void close() {
        open = false;
        waiting.clear();
    }

    private void next() {
        if (!open || posting || waiting.isEmpty()) {
            return;
        }
        List<byte[]> messages = new ArrayList<>();
        int bytes = 0;
        while (!waiting.isEmpty() && (bytes == 0 || bytes + waiting.element().length <= POST_BYTES)) {
            bytes += waiting.element().length;
            messages.add(waiting.remove());
        }
        posting = true;
        post.apply(messages).onSuccess(taken -> {
            posting = false;
            next();
        });
    }
}
