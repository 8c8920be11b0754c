package io.inkwire.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import io.inkwire.wire.pb.Wire;
import java.util.Random;

/** Messages of any type from a seed: every field now and then, with values at the edges of its type, and unknown fields. */
final class RandomMessages {
    private static final int[] EDGES = {0, 1, -1, 127, 128, 255, 16_383, 16_384, Integer.MAX_VALUE, Integer.MIN_VALUE};

    private final Random random;

    RandomMessages(Random random) {
        this.random = random;
    }

    /** Has exactly one body. */
    Wire.Frame frame() {
        Wire.Frame.Builder frame = Wire.Frame.newBuilder();
        var bodies = Wire.Frame.getDescriptor().getOneofs().get(0).getFields();
        FieldDescriptor body = bodies.get(random.nextInt(bodies.size()));
        return frame.setField(body, fill(frame.newBuilderForField(body))).build();
    }

    Message fill(Message.Builder builder) {
        for (FieldDescriptor field : builder.getDescriptorForType().getFields()) {
            if (field.isRepeated()) {
                for (int count = random.nextInt(4); count > 0; count--) {
                    builder.addRepeatedField(field, value(builder, field));
                }
            } else if (random.nextInt(3) != 0) {
                builder.setField(field, value(builder, field));
            }
        }
        if (random.nextInt(6) == 0) {
            builder.setUnknownFields(unknown());
        }
        return builder.build();
    }

    private Object value(Message.Builder builder, FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case INT -> number();
            case LONG -> (long) number() * (1 << random.nextInt(21));
            case BOOLEAN -> random.nextBoolean();
            case STRING -> text();
            case BYTE_STRING -> ByteString.copyFrom(bytes(random.nextInt(12)));
            case ENUM -> field.getEnumType().getValues().get(random.nextInt(19));
            case MESSAGE -> fill(builder.newBuilderForField(field));
            case FLOAT, DOUBLE -> throw new IllegalStateException("the wire has no floating point");
        };
    }

    private int number() {
        return random.nextBoolean() ? random.nextInt(300) : EDGES[random.nextInt(EDGES.length)];
    }

    private String text() {
        return new String[] {"", "V", "board-1", "Ünïcödé ✎", "\uD83D\uDD8D\uFE0F", "a0b1"}[random.nextInt(6)];
    }

    byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private UnknownFieldSet unknown() {
        return UnknownFieldSet.newBuilder()
                .addField(
                        100 + random.nextInt(3),
                        UnknownFieldSet.Field.newBuilder()
                                .addVarint(random.nextLong())
                                .addLengthDelimited(ByteString.copyFrom(bytes(3)))
                                .build())
                .build();
    }
}
