package io.inkwire.board;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import io.inkwire.wire.pb.Wire;
import java.util.Map;

/** What a patch makes of an element (ELM-1). Pure. */
final class Merge {
    private Merge() {}

    /** @param patch of the form that {@link io.inkwire.wire.Shapes} asks for; what it may not carry is passed over */
    static Wire.Element patch(Wire.Element element, Wire.Element patch) {
        Wire.Element.Builder merged = element.toBuilder();
        for (int number : patch.getUnsetList()) {
            clear(merged, number);
        }
        for (Map.Entry<FieldDescriptor, Object> set : patch.getAllFields().entrySet()) {
            FieldDescriptor field = set.getKey();
            switch (field.getNumber()) {
                case Wire.Element.ID_FIELD_NUMBER,
                        Wire.Element.KIND_FIELD_NUMBER,
                        Wire.Element.INK_FIELD_NUMBER,
                        Wire.Element.UNSET_FIELD_NUMBER -> {}
                case Wire.Element.STYLE_FIELD_NUMBER,
                        Wire.Element.PLACE_FIELD_NUMBER,
                        Wire.Element.TEXT_FIELD_NUMBER,
                        Wire.Element.IMAGE_FIELD_NUMBER ->
                    merged.setField(field, fieldByField((Message) merged.getField(field), (Message) set.getValue()));
                default -> merged.setField(field, set.getValue());
            }
        }
        return merged.setUnknownFields(unknown(merged.getUnknownFields(), patch.getUnknownFields()))
                .build();
    }

    private static void clear(Wire.Element.Builder element, int number) {
        switch (number) {
            case Wire.Element.ID_FIELD_NUMBER,
                    Wire.Element.KIND_FIELD_NUMBER,
                    Wire.Element.INK_FIELD_NUMBER,
                    Wire.Element.UNSET_FIELD_NUMBER -> {}
            default -> {
                FieldDescriptor field = Wire.Element.getDescriptor().findFieldByNumber(number);
                if (field != null) {
                    element.clearField(field);
                }
                if (element.getUnknownFields().hasField(number)) {
                    element.setUnknownFields(element.getUnknownFields().toBuilder()
                            .clearField(number)
                            .build());
                }
            }
        }
    }

    private static Message fieldByField(Message below, Message above) {
        Message.Builder merged = below.toBuilder();
        above.getAllFields().forEach(merged::setField);
        return merged.setUnknownFields(unknown(below.getUnknownFields(), above.getUnknownFields()))
                .build();
    }

    /** Replaces each number whole, where protobuf's own merging would put the values side by side. */
    private static UnknownFieldSet unknown(UnknownFieldSet below, UnknownFieldSet above) {
        if (above.asMap().isEmpty()) {
            return below;
        }
        UnknownFieldSet.Builder merged = below.toBuilder();
        above.asMap().forEach(merged::addField);
        return merged.build();
    }
}
