package io.inkwire.board;

/** The checksum by which two states are compared at the same seq (ORD-7): the XOR of {@link #mix} over all elements. */
final class Digest {
    private Digest() {}

    /**
     * All three unsigned. The last four lines are the finaliser of MurmurHash3 for 32 bits.
     *
     * @param author of the element's id
     * @param seq of the op that last changed it
     */
    static int mix(int author, int n, int seq) {
        int h = (author * 0x9E3779B1) ^ (n * 0x85EBCA77) ^ (seq * 0xC2B2AE3D);
        h = (h ^ (h >>> 16)) * 0x85EBCA6B;
        h = (h ^ (h >>> 13)) * 0xC2B2AE35;
        return h ^ (h >>> 16);
    }
}
