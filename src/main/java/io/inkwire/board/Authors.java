package io.inkwire.board;

import io.inkwire.wire.pb.Wire;

/** Which authors' elements a batch speaks of. */
final class Authors {
    private Authors() {}

    /** The highest author number in the ids of elements that {@code submit} puts, unsigned; 0 where it puts none. */
    static int highestIn(Wire.Submit submit) {
        int highest = 0;
        for (Wire.Op op : submit.getOpList()) {
            int author = op.hasPut() ? op.getPut().getId().getAuthor() : 0;
            if (Integer.compareUnsigned(author, highest) > 0) {
                highest = author;
            }
        }
        return highest;
    }
}
