package io.inkwire.board;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.inkwire.model.Role;
import io.inkwire.wire.pb.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one server reads of another's message: anything that does not parse is as good as lost. */
final class Relayed {
    private static final Logger LOG = LoggerFactory.getLogger(Relayed.class);

    private Relayed() {}

    static Optional<Wire.Frame> frame(ByteString encoded) {
        try {
            return Optional.of(Wire.Frame.parseFrom(encoded));
        } catch (InvalidProtocolBufferException broken) {
            return Optional.empty();
        }
    }

    /** Delimited frames in order; those after one that does not parse are lost with it. */
    static List<Wire.Frame> frames(ByteString delimited) {
        List<Wire.Frame> frames = new ArrayList<>();
        InputStream in = delimited.newInput();
        try {
            for (Wire.Frame frame = Wire.Frame.parseDelimitedFrom(in);
                    frame != null;
                    frame = Wire.Frame.parseDelimitedFrom(in)) {
                frames.add(frame);
            }
        } catch (IOException broken) {
            LOG.warn("a server sent {} bytes of which only {} frames can be read", delimited.size(), frames.size());
        }
        return frames;
    }

    /** A number of a later version gives no right. */
    static Role role(int number) {
        for (Role role : Role.values()) {
            if (role.number() == number) {
                return role;
            }
        }
        return Role.VIEWER;
    }
}
