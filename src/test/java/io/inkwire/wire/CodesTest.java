package io.inkwire.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.wire.pb.Wire.Code;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodesTest {
    static List<JsonObject> codes() {
        return Vectors.objects(Vectors.file("codes").getJsonArray("codes"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("codes")
    @DisplayName("[LIM-3] [ORD-4] each code says whether to retry, whether it settles, and how a refused Hello ends")
    void meaning(JsonObject vector) {
        Code code = Objects.requireNonNull(Code.forNumber(vector.getInteger("number")));
        assertThat(code.name()).isEqualTo(vector.getString("name"));
        assertThat(Codes.retries(code)).isEqualTo(vector.getBoolean("retry"));
        assertThat(Codes.settles(code)).isEqualTo(vector.getBoolean("settles"));
        assertThat(Codes.closeOfRefusedHello(code).number()).isEqualTo(vector.getInteger("close"));
    }

    @Test
    @DisplayName("[LIM-3] the list is closed: the vectors have every code; an unknown one is not retried")
    void closed() {
        List<Integer> known = Arrays.stream(Code.values())
                .filter(code -> code != Code.UNRECOGNIZED)
                .map(Code::getNumber)
                .toList();
        assertThat(codes().stream().map(vector -> vector.getInteger("number"))).containsExactlyElementsOf(known);
        assertThat(Codes.retries(Code.UNRECOGNIZED)).isFalse();
    }
}
