package io.inkwire.board;

import com.google.protobuf.ByteString;
import io.inkwire.wire.pb.Wire;

/** The Head frame (ORD-7). */
public final class Heads {
    /** Clients compare digests this often, in ops. */
    static final int EVERY_OPS = 256;

    private Heads() {}

    public static Wire.Frame frame(Mark mark) {
        return Wire.Frame.newBuilder()
                .setHead(Wire.Head.newBuilder()
                        .setEpoch(ByteString.copyFrom(mark.at().epoch().toBytes()))
                        .setSeq((int) mark.at().seq())
                        .setDigest(mark.digest()))
                .build();
    }
}
