package io.inkwire.board;

import io.inkwire.wire.Payload;
import io.inkwire.wire.pb.Wire;
import java.util.List;

/**
 * One tick of a board: frames in order, encoded once for everybody.
 *
 * @param all every frame of the tick
 * @param lasting the same without the Live frames; {@code all} itself where there are none, empty bytes where only Live is
 * @param live the Live frames, for who keeps only the newest of each
 * @param firstSeq seq of the first op in it; 0 where it brings none
 * @param head where a receiver stands after it; the position before where it brings no op
 */
public record FeedItem(Payload all, Payload lasting, List<Wire.Live> live, long firstSeq, Mark head) {
    public boolean bringsOps() {
        return firstSeq != 0;
    }
}
