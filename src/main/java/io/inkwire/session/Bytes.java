package io.inkwire.session;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.inkwire.model.Epoch;

/** Bytes as protobuf takes them, without a copy. */
final class Bytes {
    private Bytes() {}

    static ByteString of(Epoch epoch) {
        return of(epoch.toBytes());
    }

    /** @param fresh written no more by the caller */
    static ByteString of(byte[] fresh) {
        return UnsafeByteOperations.unsafeWrap(fresh);
    }
}
