package io.inkwire.transport;

import io.inkwire.wire.pb.Wire;
import java.io.IOException;
import java.util.function.Predicate;

/** One client of a gateway under test, whatever its transport. Confined to the test's thread. */
interface Link extends AutoCloseable {
    /** Sends one message. */
    void send(byte[] message) throws IOException;

    /** Sends one message and is gone, without a look at what comes of it. */
    default void sendAndCut(byte[] message) throws IOException {
        send(message);
        close();
    }

    /** Frames up to the first that matches, which is returned; fails when the connection ends or time is up before. */
    Wire.Frame await(Predicate<Wire.Frame> wanted);

    /** Waits for the end and says its close code, as the transport tells it. */
    int closeCode();

    @Override
    void close();
}
