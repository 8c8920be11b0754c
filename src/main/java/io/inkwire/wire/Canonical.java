package io.inkwire.wire;

import io.inkwire.model.ElementId;
import io.inkwire.wire.pb.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * A board's full content as one row of bytes, the same on every server and in every client that agrees with it (I6): all
 * Entries sorted by the id's author, then n, each delimited. protobuf's own serialisation is the form of an Entry: known
 * fields in number order, packed, implicit defaults left out, unknown fields last in number order.
 */
public final class Canonical {
    private static final Comparator<Wire.Entry> BY_ID =
            Comparator.comparing(entry -> elementId(entry.getElement().getId()));

    private Canonical() {}

    /** SHA-256 over {@link #bytes}, in lower-case hex. */
    public static String hash(Collection<Wire.Entry> entries) {
        MessageDigest sha256 = sha256();
        write(entries, new DigestOutputStream(OutputStream.nullOutputStream(), sha256));
        return HexFormat.of().formatHex(sha256.digest());
    }

    public static byte[] bytes(Collection<Wire.Entry> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(entries, out);
        return out.toByteArray();
    }

    private static void write(Collection<Wire.Entry> entries, OutputStream out) {
        List<Wire.Entry> sorted = entries.stream().sorted(BY_ID).toList();
        try {
            for (Wire.Entry entry : sorted) {
                entry.writeDelimitedTo(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ElementId elementId(Wire.Id id) {
        return new ElementId(id.getAuthor(), id.getN());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
