package io.inkwire.wire;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import io.inkwire.wire.Shape.Bad;
import io.inkwire.wire.pb.Wire;
import io.inkwire.wire.pb.Wire.Code;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether the unknown fields in a client's message may be relayed (SES-6): every codec must read them, and every patch
 * replace them, in the same way. A known number with another wire type is kept beside the known field by some codecs and in
 * its place by others; nested groups may pass the depth that another codec takes. Null stands for fine.
 */
final class KeptFields {
    /** The fields that hold messages, of every message that a client's Op or Live may contain. */
    private static final Map<Descriptor, List<FieldDescriptor>> INNER = new HashMap<>();

    static {
        learn(Wire.Op.getDescriptor());
        learn(Wire.Live.getDescriptor());
    }

    private KeptFields() {}

    private static void learn(Descriptor type) {
        if (!INNER.containsKey(type)) {
            List<FieldDescriptor> inner = type.getFields().stream()
                    .filter(field -> field.getJavaType() == FieldDescriptor.JavaType.MESSAGE)
                    .toList();
            INNER.put(type, inner);
            inner.forEach(field -> learn(field.getMessageType()));
        }
    }

    /** @param message an Op or a Live */
    static @Nullable Bad check(Message message) {
        Bad bad = own(message);
        for (FieldDescriptor field : INNER.getOrDefault(message.getDescriptorForType(), List.of())) {
            if (bad == null && field.isRepeated()) {
                for (int i = 0; bad == null && i < message.getRepeatedFieldCount(field); i++) {
                    bad = check((Message) message.getRepeatedField(field, i));
                }
            } else if (bad == null && message.hasField(field)) {
                bad = check((Message) message.getField(field));
            }
        }
        return bad;
    }

    private static @Nullable Bad own(Message message) {
        for (Map.Entry<Integer, UnknownFieldSet.Field> kept :
                message.getUnknownFields().asMap().entrySet()) {
            if (message.getDescriptorForType().findFieldByNumber(kept.getKey()) != null) {
                return new Bad(Code.SHAPE, "The field " + kept.getKey() + " has a wire type that is not its own.");
            }
            if (!kept.getValue().getGroupList().isEmpty()) {
                return new Bad(Code.SHAPE, "The field " + kept.getKey() + " is a group: groups are not kept.");
            }
        }
        return null;
    }
}
