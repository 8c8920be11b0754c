package io.inkwire.wire;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.inkwire.wire.pb.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Frames in their delimited form: each preceded by its length as a varint. Thread-safe: holds nothing. */
public final class Frames {
    private Frames() {}

    /** The frames one after another: one message. */
    public static byte[] encode(Wire.Frame... frames) {
        return encode(List.of(frames));
    }

    /** The frames one after another: one message. */
    public static byte[] encode(List<Wire.Frame> frames) {
        int size = 0;
        for (Wire.Frame frame : frames) {
            size += delimitedSize(frame.getSerializedSize());
        }
        byte[] message = new byte[size];
        CodedOutputStream out = CodedOutputStream.newInstance(message);
        try {
            for (Wire.Frame frame : frames) {
                out.writeUInt32NoTag(frame.getSerializedSize());
                frame.writeTo(out);
            }
            out.checkNoSpaceLeft();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return message;
    }

    /** The delimited Frame around a {@code Commit} that is encoded already. */
    public static byte[] commit(byte[] encodedCommit) {
        int frameBytes = CodedOutputStream.computeByteArraySize(Wire.Frame.COMMIT_FIELD_NUMBER, encodedCommit);
        byte[] message = new byte[delimitedSize(frameBytes)];
        CodedOutputStream out = CodedOutputStream.newInstance(message);
        try {
            out.writeUInt32NoTag(frameBytes);
            out.writeTag(Wire.Frame.COMMIT_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            out.writeByteArrayNoTag(encodedCommit);
            out.checkNoSpaceLeft();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return message;
    }

    /** Messages one after another: again a message. */
    public static byte[] concat(List<byte[]> messages) {
        int size = 0;
        for (byte[] message : messages) {
            size += message.length;
        }
        byte[] all = new byte[size];
        int at = 0;
        for (byte[] message : messages) {
            System.arraycopy(message, 0, all, at, message.length);
            at += message.length;
        }
        return all;
    }

    private static int delimitedSize(int frameBytes) {
        return CodedOutputStream.computeUInt32SizeNoTag(frameBytes) + frameBytes;
    }
}
