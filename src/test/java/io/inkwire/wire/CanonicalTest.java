package io.inkwire.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CanonicalTest {
    @Test
    @DisplayName("[I6] an empty board hashes to that of no bytes")
    void empty() {
        assertThat(Canonical.hash(List.of()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    @DisplayName("[I6] entries stand by author, then n, both unsigned, whatever order they came in")
    void order() {
        List<Wire.Entry> sorted = List.of(entry(1, 2), entry(1, -1), entry(2, 1), entry(-2, 5), entry(-1, 1));
        List<Wire.Entry> mixed = new ArrayList<>(sorted);
        Collections.shuffle(mixed, new Random(5));
        assertThat(mixed).isNotEqualTo(sorted);
        byte[] expected =
                Frames.concat(sorted.stream().map(CanonicalTest::delimited).toList());
        assertThat(Canonical.bytes(mixed)).isEqualTo(expected);
        assertThat(Canonical.hash(mixed)).isEqualTo(Canonical.hash(sorted));
    }

    private static byte[] delimited(Wire.Entry entry) {
        byte[] bytes = entry.toByteArray();
        assertThat(bytes.length).isLessThan(128);
        return Frames.concat(List.of(new byte[] {(byte) bytes.length}, bytes));
    }

    private static Wire.Entry entry(int author, int n) {
        return Wire.Entry.newBuilder()
                .setElement(Wire.Element.newBuilder()
                        .setId(Wire.Id.newBuilder().setAuthor(author).setN(n)))
                .setSeq(1)
                .build();
    }

    @Test
    @DisplayName(
            "[I6] explicit zeros of optional fields stay, implicit defaults go, unknown fields stand last in order")
    void form() {
        Wire.Entry entry = Wire.Entry.newBuilder()
                .setElement(Wire.Element.newBuilder()
                        .setKind(1)
                        .setId(Wire.Id.newBuilder().setAuthor(1).setN(2))
                        .setLocked(false)
                        .setStyle(Wire.Style.newBuilder().setStroke(0).setWidth(0))
                        .setInk(Wire.Ink.newBuilder().addD(1).addD(-1))
                        .setUnknownFields(UnknownFieldSet.newBuilder()
                                .addField(
                                        200,
                                        UnknownFieldSet.Field.newBuilder()
                                                .addVarint(3)
                                                .build())
                                .addField(
                                        100,
                                        UnknownFieldSet.Field.newBuilder()
                                                .addLengthDelimited(ByteString.copyFromUtf8("u"))
                                                .addVarint(7)
                                                .build())
                                .build()))
                .setSeq(9)
                .setBy(2)
                .setForeign(0)
                .build();
        String element = "0a0408011002" // id
                + "1001" // kind
                + "2207" + "0d00000000" + "1800" // style: stroke 0, width 0
                + "3204" + "22020201" // ink: d packed
                + "4800" // locked false
                + "a00607" + "a2060175" // 100: varint, then bytes
                + "c00c03"; // 200
        String whole = "0a" + hexLength(element) + element + "1009" + "1802";
        assertThat(HexFormat.of().formatHex(Canonical.bytes(List.of(entry)))).isEqualTo(hexLength(whole) + whole);
    }

    private static String hexLength(String hex) {
        return HexFormat.of().toHexDigits((byte) (hex.length() / 2));
    }
}
