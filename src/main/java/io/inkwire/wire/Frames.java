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

    /** Whether a message of a server begins with Welcome. */
    public static boolean beginsWithWelcome(byte[] message) {
        return bodyAt(message, bodyStart(message, 0)) == Wire.Frame.WELCOME_FIELD_NUMBER;
    }

    /** Whether a message of a server says no more than that it is there: Pings and Heads. */
    public static boolean isHeartbeat(byte[] message) {
        int at = 0;
        while (at < message.length) {
            int start = bodyStart(message, at);
            int body = bodyAt(message, start);
            if (body != Wire.Frame.PING_FIELD_NUMBER && body != Wire.Frame.HEAD_FIELD_NUMBER) {
                return false;
            }
            at = start + lengthAt(message, at);
        }
        return true;
    }

    /** Where the frame begins whose length stands at {@code at}. */
    private static int bodyStart(byte[] message, int at) {
        int start = at;
        while (message[start] < 0) {
            start++;
        }
        return start + 1;
    }

    private static int lengthAt(byte[] message, int at) {
        int length = 0;
        for (int i = at, shift = 0; ; i++, shift += 7) {
            length |= (message[i] & 0x7f) << shift;
            if (message[i] >= 0) {
                return length;
            }
        }
    }

    /** The field number of the body: each tag of a Frame takes one byte, and a server's frame holds one body. */
    private static int bodyAt(byte[] message, int start) {
        return start < message.length ? WireFormat.getTagFieldNumber(message[start]) : 0;
    }

    private static int delimitedSize(int frameBytes) {
        return CodedOutputStream.computeUInt32SizeNoTag(frameBytes) + frameBytes;
    }
}
