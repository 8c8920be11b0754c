package io.inkwire.session;

import io.inkwire.model.Loop;
import io.inkwire.wire.Decoded;
import io.inkwire.wire.MessageDecoder;
import io.inkwire.wire.Payload;
import io.inkwire.wire.Received;
import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.List;

/** A connection that keeps what it is given, and takes as much as the test allows. */
public final class FakeConnection implements Connection {
    private static final int ANY_BYTES = 1 << 27;

    private final Loop loop;
    public final List<Payload> written = new ArrayList<>();
    /** How many more messages the socket takes before it is full. */
    public int room = Integer.MAX_VALUE;

    public boolean paused;
    public int closeCode;
    public boolean aborted;

    public FakeConnection(Loop loop) {
        this.loop = loop;
    }

    @Override
    public Loop loop() {
        return loop;
    }

    @Override
    public String transport() {
        return "fake";
    }

    @Override
    public void write(Payload payload) {
        written.add(payload);
        room = Math.max(0, room - 1);
    }

    @Override
    public boolean full() {
        return room == 0;
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void resume() {
        paused = false;
    }

    @Override
    public void close(int code, String reason) {
        closeCode = code;
    }

    @Override
    public void abort() {
        aborted = true;
    }

    /** All frames written since this was last asked. */
    public List<Wire.Frame> takeFrames() {
        List<Wire.Frame> frames = new ArrayList<>();
        for (Payload payload : written) {
            frames.addAll(frames(payload.bytes()));
        }
        written.clear();
        return frames;
    }

    public static List<Wire.Frame> frames(byte[] message) {
        List<Wire.Frame> frames = new ArrayList<>();
        if (!(MessageDecoder.decode(message, ANY_BYTES) instanceof Decoded.Message whole)) {
            throw new AssertionError("a server's message that does not decode");
        }
        for (Received received : whole.frames()) {
            if (!(received instanceof Received.Known known)) {
                throw new AssertionError("a server's frame without a body");
            }
            frames.add(known.frame());
        }
        return frames;
    }
}
