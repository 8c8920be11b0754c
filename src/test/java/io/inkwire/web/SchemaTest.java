package io.inkwire.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.inkwire.wire.pb.Wire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The browser's table of the wire format is the .proto's. */
final class SchemaTest {
    private static final Path SCHEMA = Path.of("web/js/wire/schema.js");

    @Test
    @DisplayName("[VER-1] schema.js says of every message what board.proto says")
    void sameAsDescriptor() throws IOException {
        assertThat(committed().encodePrettily()).isEqualTo(described().encodePrettily());
    }

    private static JsonObject committed() throws IOException {
        String script = Files.readString(SCHEMA);
        String begin = "export const SCHEMA = ";
        return new JsonObject(script.substring(script.indexOf(begin) + begin.length(), script.lastIndexOf(';')));
    }

    private static JsonObject described() {
        JsonObject messages = new JsonObject();
        for (Descriptor message : Wire.getDescriptor().getMessageTypes()) {
            JsonArray fields = new JsonArray();
            message.getFields().forEach(field -> fields.add(described(field)));
            messages.put(message.getName(), fields);
        }
        return messages;
    }

    private static JsonObject described(FieldDescriptor field) {
        JsonObject json = new JsonObject()
                .put("number", field.getNumber())
                .put("name", field.getJsonName())
                .put("type", type(field));
        if (field.isRepeated()) {
            json.put("repeated", true);
        }
        if (field.isPacked()) {
            json.put("packed", true);
        }
        if (field.toProto().getProto3Optional()) {
            json.put("optional", true);
        }
        if (field.getRealContainingOneof() != null) {
            json.put("oneof", field.getRealContainingOneof().getName());
        }
        return json;
    }

    private static String type(FieldDescriptor field) {
        return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                ? field.getMessageType().getName()
                : field.getType().name().toLowerCase(Locale.ROOT);
    }

    @Test
    @DisplayName("[VER-1] fields stand in number order, the order in which they are written")
    void inNumberOrder() throws IOException {
        JsonObject messages = committed();
        for (String name : messages.fieldNames()) {
            List<Integer> numbers = messages.getJsonArray(name).stream()
                    .map(field -> ((JsonObject) field).getInteger("number"))
                    .toList();
            assertThat(numbers).as(name).isSorted();
        }
    }
}
