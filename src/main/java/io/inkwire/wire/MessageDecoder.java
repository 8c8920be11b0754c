package io.inkwire.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.inkwire.wire.pb.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes messages of a message transport apart (TRN-1). Thread-safe: holds nothing that changes. */
public final class MessageDecoder {
    /** A frame's length takes at most so many bytes; what a message may be longer than its longest frame. */
    private static final int LENGTH_BYTES = 4;

    private static final Set<Integer> BODIES = Wire.Frame.getDescriptor().getOneofs().get(0).getFields().stream()
            .map(FieldDescriptor::getNumber)
            .collect(Collectors.toUnmodifiableSet());

    private MessageDecoder() {}

    /**
     * Any bytes give a message or the code to close with, never an exception. A message is taken whole or not at all.
     *
     * @param frameBytesLimit the longest frame that is taken; a message may be 4 bytes longer
     */
    public static Decoded decode(byte[] message, int frameBytesLimit) {
        if (message.length > (long) frameBytesLimit + LENGTH_BYTES) {
            return tooBig("A message", message.length, (long) frameBytesLimit + LENGTH_BYTES);
        }
        if (message.length == 0) {
            return new Decoded.Broken(CloseCode.BAD_PAYLOAD, "The message holds no frame.");
        }
        List<Received> frames = new ArrayList<>();
        int at = 0;
        while (at < message.length) {
            int length = 0;
            int lengthBytes = 0;
            byte next;
            do {
                if (at == message.length) {
                    return new Decoded.Broken(CloseCode.BAD_PAYLOAD, "The message ends inside a frame's length.");
                }
                if (lengthBytes == LENGTH_BYTES) {
                    return new Decoded.Broken(CloseCode.BAD_PAYLOAD, "A frame's length takes more than 4 bytes.");
                }
                next = message[at++];
                length |= (next & 0x7f) << (7 * lengthBytes++);
            } while (next < 0);
            if (length > frameBytesLimit) {
                return tooBig("A frame", length, frameBytesLimit);
            }
            if (length > message.length - at) {
                return new Decoded.Broken(CloseCode.BAD_PAYLOAD, "The message ends inside a frame.");
            }
            try {
                frames.add(frame(message, at, length));
            } catch (IOException e) {
                return new Decoded.Broken(CloseCode.BAD_PAYLOAD, "A frame does not parse.");
            }
            at += length;
        }
        return new Decoded.Message(List.copyOf(frames));
    }

    private static Decoded tooBig(String what, long bytes, long limit) {
        return new Decoded.Broken(
                CloseCode.TOO_BIG, what + " of " + bytes + " bytes is over the limit of " + limit + ".");
    }

    private static Received frame(byte[] bytes, int from, int length) throws IOException {
        Wire.Frame frame = parse(bytes, from, length);
        return switch (bodies(bytes, from, length)) {
            case 0 -> new Received.Unusable("A frame without a known body.");
            case 1 -> new Received.Known(frame);
            default -> new Received.Unusable("A frame with more than one body.");
        };
    }

    private static Wire.Frame parse(byte[] bytes, int from, int length) throws InvalidProtocolBufferException {
        return Wire.Frame.parser().parseFrom(bytes, from, length);
    }

    /** Counted on the bytes, since the generated parser keeps only the last body and merges two of a kind. */
    private static int bodies(byte[] bytes, int from, int length) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(bytes, from, length);
        int count = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED
                    && BODIES.contains(WireFormat.getTagFieldNumber(tag))) {
                count++;
            }
            in.skipField(tag);
        }
        return count;
    }
}
