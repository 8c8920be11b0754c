package io.inkwire.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.inkwire.model.Limits;
import io.inkwire.wire.pb.Wire;
import io.inkwire.wire.pb.Wire.Code;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShapesTest {
    private static final Limits LIMITS = new Limits(4096, 4, 8, 10, 100, 20, 1 << 20, 16, 200, 4000, 400);
    private static final long RANGE = 1L << 27;
    private static final Wire.Id ID = Wire.Id.newBuilder().setAuthor(1).setN(1).build();

    @ParameterizedTest
    @ValueSource(strings = {"PING", "WELCOME", "SNAPSHOT", "COMMIT", "SETTLE", "FAULT", "ROSTER", "HEAD"})
    @DisplayName("[SES-1] a frame that only servers send is a fault PROTOCOL")
    void serversFrames(String body) {
        Wire.Frame.Builder frame = Wire.Frame.newBuilder();
        var field = Wire.Frame.getDescriptor().findFieldByName(body.toLowerCase(Locale.ROOT));
        frame.setField(field, frame.newBuilderForField(field).build());
        assertCode(Shapes.of(frame.build(), LIMITS), Code.PROTOCOL);
    }

    @Test
    @DisplayName("[SES-1] a client's frames are fine")
    void clientsFrames() {
        assertFine(Shapes.of(
                Wire.Frame.newBuilder().setPong(Wire.Pong.newBuilder().setN(1)).build(), LIMITS));
        assertFine(Shapes.of(
                Wire.Frame.newBuilder()
                        .setResync(Wire.Resync.getDefaultInstance())
                        .build(),
                LIMITS));
        assertFine(Shapes.of(
                Wire.Frame.newBuilder()
                        .setHello(Wire.Hello.newBuilder().setBoard("b").setName("Ünï ✎"))
                        .build(),
                LIMITS));
    }

    @Test
    @DisplayName("[SES-1] a Hello whose fields are out of form is refused")
    void hello() {
        assertCode(Shapes.hello(Wire.Hello.getDefaultInstance()), Code.SHAPE);
        assertCode(Shapes.hello(Wire.Hello.newBuilder().setBoard("a b").build()), Code.SHAPE);
        Wire.Hello hello = Wire.Hello.newBuilder().setBoard("b").build();
        assertCode(
                Shapes.hello(hello.toBuilder()
                        .setSession(ByteString.copyFrom(new byte[65]))
                        .build()),
                Code.SHAPE);
        assertCode(
                Shapes.hello(hello.toBuilder()
                        .setEpoch(ByteString.copyFrom(new byte[7]))
                        .build()),
                Code.SHAPE);
        assertFine(Shapes.hello(hello.toBuilder()
                .setEpoch(ByteString.copyFrom(new byte[8]))
                .setSeq(3)
                .build()));
    }

    @Test
    @DisplayName("[SES-1] a name is at most 64 characters without control characters")
    void names() {
        assertFine(Shapes.profile(name("✎".repeat(64))));
        assertFine(Shapes.profile(name("\uD83D\uDD8D".repeat(64))));
        assertThat(Shapes.profile(name("x".repeat(65))))
                .isEqualTo(new Shape.Bad(Code.SHAPE, "A name has at most 64 characters, not 65."));
        for (String broken : List.of("a\nb", "\u0000", "\u007f", "\u0085", "\u2028", "\u2029")) {
            assertCode(Shapes.profile(name(broken)), Code.SHAPE);
        }
    }

    private static Wire.Profile name(String name) {
        return Wire.Profile.newBuilder().setName(name).build();
    }

    @Test
    @DisplayName("[LIM-1] a batch has 1 to batch_ops operations and a number")
    void batches() {
        Wire.Op clear =
                Wire.Op.newBuilder().setClear(Wire.Clear.newBuilder().setSeq(9)).build();
        assertFine(submit(clear, clear, clear, clear));
        assertThat(submit(clear, clear, clear, clear, clear))
                .isEqualTo(new Shape.Bad(Code.TOO_BIG, "A batch of 5 operations is over the limit of 4."));
        assertCode(submit(), Code.SHAPE);
        assertCode(Shapes.submit(Wire.Submit.newBuilder().addOp(clear).build(), LIMITS), Code.PROTOCOL);
    }

    @Test
    @DisplayName("[SES-6] an operation of an unknown kind is refused")
    void unknownOp() {
        assertCode(submit(Wire.Op.getDefaultInstance()), Code.UNKNOWN_OP);
        assertCode(
                submit(Wire.Op.newBuilder()
                        .setIfSeq(4)
                        .setUnknownFields(varint(6))
                        .build()),
                Code.UNKNOWN_OP);
    }

    @Test
    @DisplayName("[ELM-1] a put carries no unset and has a kind; a patch carries neither kind nor ink")
    void putAndPatch() {
        assertFine(put(element -> {}));
        assertFine(put(element -> element.setKind(4711)));
        assertCode(put(Wire.Element.Builder::clearKind), Code.SHAPE);
        assertCode(put(element -> element.addUnset(3)), Code.SHAPE);
        assertFine(patch(element -> {}));
        assertCode(patch(element -> element.setKind(1)), Code.SHAPE);
        assertCode(patch(element -> element.setInk(Wire.Ink.getDefaultInstance())), Code.SHAPE);
    }

    @ParameterizedTest
    @CsvSource({"1,false", "2,false", "6,false", "15,false", "3,true", "4,true", "7,true", "13,true", "99,true"})
    @DisplayName("[ELM-1] unset clears any number but 1, 2, 6 and 15")
    void unset(int number, boolean fine) {
        Shape shape = patch(element -> element.addUnset(number));
        assertThat(shape instanceof Shape.Fine).isEqualTo(fine);
    }

    @Test
    @DisplayName("[ELM-4] every id has an author and an n, both from 1")
    void ids() {
        Wire.Id noAuthor = Wire.Id.newBuilder().setN(1).build();
        Wire.Id noN = Wire.Id.newBuilder().setAuthor(1).build();
        for (Wire.Id bad : List.of(noAuthor, noN, Wire.Id.getDefaultInstance())) {
            assertCode(put(element -> element.setId(bad)), Code.SHAPE);
            assertCode(patch(element -> element.setId(bad)), Code.SHAPE);
            assertCode(put(element -> element.setGroup(bad)), Code.SHAPE);
            assertCode(put(element -> element.setParent(bad)), Code.SHAPE);
            assertCode(put(element -> element.getEndsBuilder().setFrom(bad)), Code.SHAPE);
            assertCode(put(element -> element.getEndsBuilder().setFrom(ID).setTo(bad)), Code.SHAPE);
            assertCode(remove(ID, bad), Code.SHAPE);
        }
        assertCode(put(Wire.Element.Builder::clearId), Code.SHAPE);
        assertFine(remove(ID, Wire.Id.newBuilder().setAuthor(-1).setN(-1).build()));
    }

    private static Shape remove(Wire.Id... ids) {
        return submit(Wire.Op.newBuilder()
                .setRemove(Wire.Remove.newBuilder().addAllId(List.of(ids)))
                .build());
    }

    @ParameterizedTest(name = "\"{0}\"")
    @CsvSource({"V,true", "a0b1,true", "z,true", "'',false", "0,false", "V0,false", "V-,false", "Ä,false", "'V ',false"
    })
    @DisplayName("[ELM-5] z is 1 to 64 of 0-9A-Za-z and does not end in 0")
    void z(String z, boolean fine) {
        assertThat(put(element -> element.setZ(z)) instanceof Shape.Fine).isEqualTo(fine);
        assertThat(patch(element -> element.setZ(z)) instanceof Shape.Fine).isEqualTo(fine);
    }

    @Test
    @DisplayName("[ELM-5] z has at most 64 characters")
    void longZ() {
        assertFine(put(element -> element.setZ("0".repeat(63) + "1")));
        assertCode(put(element -> element.setZ("0".repeat(64) + "1")), Code.SHAPE);
    }

    @Test
    @DisplayName("[LIM-1] text and element are bounded in bytes, after UTF-8")
    void sizes() {
        assertFine(put(element -> element.getTextBuilder().setBody("12345678ü")));
        assertThat(put(element -> element.getTextBuilder().setBody("123456789ü")))
                .isEqualTo(new Shape.Bad(Code.TOO_BIG, "A text of 11 bytes is over the limit of 10."));
        assertThat(patch(element -> element.getImageBuilder().setAlt("a".repeat(400))))
                .isEqualTo(new Shape.Bad(Code.TOO_BIG, "An element of 412 bytes is over the limit of 400."));
    }

    @Test
    @DisplayName("[ELM-5] d has an even length, p one a point in 0..255 or none, t one less or none")
    void ink() {
        assertFine(ink(ink -> {}));
        assertFine(ink(ink ->
                ink.addAllD(List.of(1, 2, 3, 4)).addAllP(List.of(0, 127, -255)).addAllT(List.of(8, 8))));
        assertCode(ink(ink -> ink.addAllD(List.of(1, 2, 3))), Code.SHAPE);
        assertCode(ink(ink -> ink.addAllD(List.of(1, 2)).addP(0)), Code.SHAPE);
        assertCode(ink(ink -> ink.addAllD(List.of(1, 2)).addAllP(List.of(0, 0, 0))), Code.SHAPE);
        assertCode(ink(ink -> ink.addAllD(List.of(1, 2)).addAllT(List.of(1, 1))), Code.SHAPE);
        assertCode(ink(ink -> ink.addT(1)), Code.SHAPE);
        assertCode(ink(ink -> ink.addP(128)), Code.SHAPE);
        assertCode(ink(ink -> ink.addP(-129)), Code.SHAPE);
        assertCode(ink(ink -> ink.addAllD(List.of(0, 0)).addAllP(List.of(127, Integer.MAX_VALUE))), Code.SHAPE);
        assertFine(ink(ink -> ink.setScale(24)));
        assertCode(ink(ink -> ink.setScale(25)), Code.SHAPE);
        assertFine(ink(ink -> ink.setScale(-8)));
        assertCode(ink(ink -> ink.setScale(-9)), Code.SHAPE);
        assertFine(ink(ink -> ink.addAllD(Collections.nCopies(14, 1))));
        assertThat(ink(ink -> ink.addAllD(Collections.nCopies(16, 1))))
                .isEqualTo(new Shape.Bad(Code.TOO_BIG, "A stroke of 9 points is over the limit of 8."));
    }

    @ParameterizedTest
    @ValueSource(ints = {-8, -1, 0, 4, 24})
    @DisplayName("[ELM-5] every point lies within 2^27 board units, not only the first")
    void range(int scale) {
        long max = scale >= 0 ? RANGE << scale : RANGE >> -scale;
        assertFine(ink(ink -> ink.setScale(scale).setX(max).setY(-max)));
        assertCode(ink(ink -> ink.setScale(scale).setX(max + 1)), Code.RANGE);
        assertCode(ink(ink -> ink.setScale(scale).setY(-max - 1)), Code.RANGE);
        assertFine(ink(ink -> ink.setScale(scale).setX(max).addAllD(List.of(-1, 0, 1, 0))));
        assertCode(ink(ink -> ink.setScale(scale).setX(max).addAllD(List.of(-1, 0, 2, 0, -9, 0))), Code.RANGE);
        assertCode(ink(ink -> ink.setScale(scale).setX(Long.MIN_VALUE)), Code.RANGE);
    }

    @Test
    @DisplayName("[ELM-5] a place lies within 2^27 board units and is at most as large")
    void place() {
        long max = RANGE * 1024;
        assertFine(patch(element -> element.getPlaceBuilder()
                .setX(-max)
                .setY(max)
                .setW(2 * max)
                .setH(0)
                .setTurn(-1)));
        assertCode(patch(element -> element.getPlaceBuilder().setX(max + 1)), Code.RANGE);
        assertCode(patch(element -> element.getPlaceBuilder().setY(Long.MIN_VALUE)), Code.RANGE);
        assertCode(patch(element -> element.getPlaceBuilder().setW(2 * max + 1)), Code.RANGE);
        assertCode(patch(element -> element.getPlaceBuilder().setH(-1)), Code.RANGE);
    }

    @Test
    @DisplayName("[ELM-5] an opacity is 0 to 255")
    void opacity() {
        assertFine(patch(element -> element.getStyleBuilder().setOpacity(255)));
        assertCode(patch(element -> element.getStyleBuilder().setOpacity(256)), Code.SHAPE);
        assertCode(patch(element -> element.getStyleBuilder().setOpacity(-1)), Code.SHAPE);
    }

    @Test
    @DisplayName("[ELM-5] images are refused until there are blobs")
    void images() {
        assertCode(put(element -> element.setKind(6)), Code.NO_BLOB);
        assertCode(put(element -> element.getImageBuilder().setBlob("")), Code.NO_BLOB);
        assertCode(patch(element -> element.getImageBuilder().setBlob("ab")), Code.NO_BLOB);
        assertFine(patch(element -> element.getImageBuilder().setAlt("a cat")));
    }

    @Test
    @DisplayName("[SES-6] unknown fields are fine, but not known numbers of another type, nor groups")
    void keptFields() {
        assertFine(put(element -> element.setUnknownFields(varint(99))));
        assertFine(put(element -> element.getStyleBuilder().setUnknownFields(varint(99))));
        assertCode(put(element -> element.setUnknownFields(varint(3))), Code.SHAPE);
        assertCode(put(element -> element.getStyleBuilder().setUnknownFields(varint(1))), Code.SHAPE);
        assertCode(
                submit(Wire.Op.newBuilder()
                        .setRemove(Wire.Remove.newBuilder()
                                .addId(ID)
                                .addId(ID.toBuilder().setUnknownFields(group(9))))
                        .build()),
                Code.SHAPE);
        assertCode(put(element -> element.setUnknownFields(group(99))), Code.SHAPE);
        assertCode(live(live -> live.addCursorBuilder().setUnknownFields(group(99))), Code.SHAPE);
    }

    @Test
    @DisplayName("[LIV-2] the author of what is live is the server's to name")
    void liveAuthors() {
        assertCode(live(live -> live.addChunkBuilder().setStroke(1).setAuthor(2).setCancel(true)), Code.PROTOCOL);
        assertCode(live(live -> live.addCursorBuilder().setAuthor(2)), Code.PROTOCOL);
        assertCode(
                live(live ->
                        live.addDraftBuilder().setAuthor(2).getElementBuilder().setId(ID)),
                Code.PROTOCOL);
    }

    @Test
    @DisplayName("[LIV-3] a chunk from 0 has 1 + d/2 points, a later one d/2 and no first point")
    void chunks() {
        assertFine(chunk(0, ink -> ink.setX(5).addAllD(List.of(1, 1)).addAllP(List.of(0, 0))));
        assertCode(chunk(0, ink -> ink.addAllD(List.of(1, 1)).addP(0)), Code.SHAPE);
        assertCode(live(live -> live.addChunkBuilder().setStroke(1)), Code.SHAPE);
        assertCode(live(live -> live.addChunkBuilder().getInkBuilder()), Code.SHAPE);
        assertFine(live(live -> live.addChunkBuilder().setStroke(1).setCancel(true)));
        assertFine(chunk(2, ink -> ink.addAllD(List.of(1, 1)).addP(0)));
        assertCode(chunk(2, ink -> ink.addAllD(List.of(1, 1)).addAllP(List.of(0, 0))), Code.SHAPE);
        assertCode(chunk(2, ink -> ink.addD(1)), Code.SHAPE);
        assertCode(chunk(2, ink -> ink.setX(1L << 60)), Code.SHAPE);
        assertFine(chunk(4, ink -> ink.addAllD(Collections.nCopies(8, 1))));
        assertThat(chunk(5, ink -> ink.addAllD(Collections.nCopies(8, 1))))
                .isEqualTo(new Shape.Bad(Code.TOO_BIG, "A stroke of 9 points is over the limit of 8."));
        assertCode(chunk(-1, ink -> {}), Code.TOO_BIG);
    }

    private static Shape chunk(int from, Consumer<Wire.Ink.Builder> change) {
        return live(live ->
                change.accept(live.addChunkBuilder().setStroke(1).setFrom(from).getInkBuilder()));
    }

    @Test
    @DisplayName("[LIV-5] cursors and drafts lie within the range")
    void cursorsAndDrafts() {
        assertFine(live(live -> live.addCursorBuilder().setX(RANGE * 16).setY(-RANGE * 16)));
        assertCode(live(live -> live.addCursorBuilder().setX(RANGE * 16 + 1)), Code.RANGE);
        assertCode(live(live -> live.addCursorBuilder().getViewBuilder().setX(1L << 50)), Code.RANGE);
        assertFine(live(live ->
                live.addDraftBuilder().setCancel(true).getElementBuilder().setId(ID)));
        assertCode(live(Wire.Live.Builder::addDraftBuilder), Code.SHAPE);
        assertCode(
                live(live -> live.addDraftBuilder()
                        .getElementBuilder()
                        .setId(ID)
                        .getPlaceBuilder()
                        .setW(1L << 50)),
                Code.RANGE);
    }

    private static Shape live(Consumer<Wire.Live.Builder> change) {
        Wire.Live.Builder live = Wire.Live.newBuilder();
        change.accept(live);
        return Shapes.live(live.build(), LIMITS);
    }

    private static Shape ink(Consumer<Wire.Ink.Builder> change) {
        return put(element -> change.accept(element.getInkBuilder()));
    }

    private static Shape put(Consumer<Wire.Element.Builder> change) {
        Wire.Op.Builder op = Wire.Op.newBuilder();
        change.accept(op.getPutBuilder().setId(ID).setKind(1));
        return submit(op.build());
    }

    private static Shape patch(Consumer<Wire.Element.Builder> change) {
        Wire.Op.Builder op = Wire.Op.newBuilder();
        change.accept(op.getPatchBuilder().setId(ID));
        return submit(op.build());
    }

    private static Shape submit(Wire.Op... ops) {
        return Shapes.submit(
                Wire.Submit.newBuilder().setBatch(1).addAllOp(List.of(ops)).build(), LIMITS);
    }

    private static UnknownFieldSet varint(int number) {
        return UnknownFieldSet.newBuilder()
                .addField(
                        number, UnknownFieldSet.Field.newBuilder().addVarint(5).build())
                .build();
    }

    private static UnknownFieldSet group(int number) {
        return UnknownFieldSet.newBuilder()
                .addField(
                        number,
                        UnknownFieldSet.Field.newBuilder().addGroup(varint(1)).build())
                .build();
    }

    private static void assertFine(Shape shape) {
        assertThat(shape).isEqualTo(Shape.FINE);
    }

    private static void assertCode(Shape shape, Code code) {
        assertThat(shape)
                .isInstanceOfSatisfying(
                        Shape.Bad.class,
                        bad -> assertThat(bad.code()).as(bad.text()).isEqualTo(code));
    }
}
