package io.inkwire.board;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Ops of good shape from a seed, on few elements, so that they meet often. */
final class RandomOps {
    static final int AUTHORS = 3;
    private static final int ELEMENTS_PER_AUTHOR = 4;

    private final Random random;

    RandomOps(Random random) {
        this.random = random;
    }

    List<Wire.Op> batch(long headSeq) {
        List<Wire.Op> ops = new ArrayList<>();
        for (int count = 1 + random.nextInt(5); count > 0; count--) {
            ops.add(op(headSeq));
        }
        return ops;
    }

    Wire.Op op(long headSeq) {
        Wire.Op.Builder op = Wire.Op.newBuilder();
        if (random.nextInt(3) == 0) {
            op.setIfSeq(seq(headSeq));
        }
        int kind = random.nextInt(20);
        if (kind < 8) {
            return op.setPut(put()).build();
        } else if (kind < 16) {
            return op.setPatch(patch()).build();
        } else if (kind < 19) {
            return op.setRemove(Wire.Remove.newBuilder().addId(id()).addId(id()))
                    .build();
        }
        return op.setClear(Wire.Clear.newBuilder().setSeq(seq(headSeq))).build();
    }

    private int seq(long headSeq) {
        return random.nextInt((int) headSeq + 3);
    }

    Wire.Id id() {
        return Wire.Id.newBuilder()
                .setAuthor(1 + random.nextInt(AUTHORS))
                .setN(1 + random.nextInt(ELEMENTS_PER_AUTHOR))
                .build();
    }

    private Wire.Element put() {
        return content().setId(id()).setKind(1 + random.nextInt(5)).build();
    }

    private Wire.Element patch() {
        Wire.Element.Builder patch = content().setId(id());
        if (random.nextInt(3) == 0) {
            patch.addUnset(new int[] {3, 4, 5, 7, 8, 9, 10, 11, 12, 13, 99}[random.nextInt(11)]);
        }
        return patch.build();
    }

    private Wire.Element.Builder content() {
        Wire.Element.Builder element = Wire.Element.newBuilder();
        if (random.nextBoolean()) {
            element.setZ("V" + (1 + random.nextInt(9)));
        }
        if (random.nextBoolean()) {
            element.getStyleBuilder().setWidth(random.nextInt(100));
        }
        if (random.nextInt(3) == 0) {
            element.getStyleBuilder().setStroke(random.nextInt());
        }
        if (random.nextBoolean()) {
            element.getPlaceBuilder().setX(random.nextInt(1000)).setTurn(random.nextInt(9) - 4);
        }
        if (random.nextInt(4) == 0) {
            element.getTextBuilder().setBody("text " + random.nextInt(100));
        }
        if (random.nextInt(5) == 0) {
            element.setLocked(random.nextInt(8) == 0);
        }
        if (random.nextInt(4) == 0) {
            element.setGroup(id());
        }
        if (random.nextInt(4) == 0) {
            element.setUnknownFields(unknown());
        }
        if (random.nextInt(4) == 0) {
            element.getStyleBuilder().setUnknownFields(unknown());
        }
        return element;
    }

    private UnknownFieldSet unknown() {
        return UnknownFieldSet.newBuilder()
                .addField(
                        random.nextBoolean() ? 99 : 100,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(ByteString.copyFromUtf8("later " + random.nextInt(100)))
                                .build())
                .build();
    }
}
