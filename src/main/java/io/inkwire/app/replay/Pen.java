package io.inkwire.app.replay;

import io.inkwire.app.client.ClientSession;
import io.inkwire.model.Loop;
import io.inkwire.wire.pb.Wire;
import java.util.List;

/**
 * Draws strokes one after the other in the time they were drawn in: what is drawn goes out as live chunks, at most 20
 * messages a second, and each stroke as a put when the pen lifts. Confined to the client's loop.
 */
final class Pen {
    /** 20 live updates a second are the most a server passes on by default (LIM-1). */
    private static final long LIVE_MS = 50;

    /** A person who is told that nothing is saved stops drawing as well. */
    private static final int MOST_UNSETTLED = 64;

    private static final long WAIT_MS = 20;

    private final Loop loop;
    private final ClientSession session;
    private final List<Stroke> strokes;
    private final double speed;
    private final Tally tally;
    private int index;
    private int drawn;
    private long begunMs;
    private long nextLiveMs;

    Pen(Loop loop, ClientSession session, List<Stroke> strokes, double speed, Tally tally) {
        this.loop = loop;
        this.session = session;
        this.strokes = strokes;
        this.speed = speed;
        this.tally = tally;
    }

    void begin() {
        begunMs = loop.nowMs();
        draw();
    }

    boolean done() {
        return index == strokes.size();
    }

    private void draw() {
        while (!done()) {
            if (session.ended()) {
                return;
            }
            long nowMs = loop.nowMs();
            if (session.unsettled() >= MOST_UNSETTLED) {
                begunMs += WAIT_MS;
                loop.after(WAIT_MS, this::draw);
                return;
            }
            Stroke stroke = strokes.get(index);
            long endMs = begunMs + Math.round(stroke.durationMs() / speed);
            if (nowMs < endMs) {
                live(stroke, nowMs);
                loop.after(Math.max(1, nextMs(stroke, endMs) - nowMs), this::draw);
                return;
            }
            session.submit(List.of(Wire.Op.newBuilder().setPut(stroke.element()).build()));
            tally.strokes++;
            index++;
            drawn = 0;
            begunMs = endMs;
        }
    }

    private void live(Stroke stroke, long nowMs) {
        int end = pointsAt(stroke, (nowMs - begunMs) * speed);
        if (nowMs < nextLiveMs || end == drawn) {
            return;
        }
        nextLiveMs = nowMs + LIVE_MS;
        session.live(Wire.Live.newBuilder()
                .addChunk(InkEncoder.chunk(
                        stroke.number(),
                        stroke.element().getStyle(),
                        stroke.element().getInk(),
                        drawn,
                        end))
                .build());
        tally.liveChunks++;
        drawn = end;
    }

    /** When there is something to send again. */
    private long nextMs(Stroke stroke, long endMs) {
        return drawn == stroke.points()
                ? endMs
                : Math.min(endMs, Math.max(nextLiveMs, begunMs + Math.round(stroke.atMs()[drawn] / speed)));
    }

    private int pointsAt(Stroke stroke, double strokeMs) {
        int end = drawn;
        while (end < stroke.points() && stroke.atMs()[end] <= strokeMs) {
            end++;
        }
        return end;
    }
}
