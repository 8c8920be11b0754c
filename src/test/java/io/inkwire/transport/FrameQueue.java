package io.inkwire.transport;

import io.inkwire.wire.Decoded;
import io.inkwire.wire.MessageDecoder;
import io.inkwire.wire.Received;
import io.inkwire.wire.pb.Wire;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What a client has read from its connection. Thread-safe: its fields are. */
final class FrameQueue {
    private static final int ANY_BYTES = 1 << 27;

    private final BlockingQueue<Wire.Frame> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private volatile int lastFaultClose;

    void message(byte[] message) {
        Decoded.Message whole = (Decoded.Message) MessageDecoder.decode(message, ANY_BYTES);
        for (Received received : whole.frames()) {
            Wire.Frame frame = ((Received.Known) received).frame();
            if (frame.hasFault()) {
                lastFaultClose = frame.getFault().getClose();
            }
            frames.add(frame);
        }
    }

    /** The close code that the last Fault named. */
    int lastFaultClose() {
        return lastFaultClose;
    }

    void closed(int code) {
        closed.complete(code);
    }

    int closeCode() {
        return Gateway.await(closed);
    }

    Wire.Frame await(Predicate<Wire.Frame> wanted) {
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(Gateway.DEADLINE_S);
        try {
            while (System.nanoTime() < endNanos) {
                Wire.Frame next = frames.poll(50, TimeUnit.MILLISECONDS);
                if (next != null && wanted.test(next)) {
                    return next;
                }
                if (next == null && closed.isDone()) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("the frame did not come; closed: " + closed);
    }
}
