package io.inkwire.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.inkwire.model.Epoch;
import io.inkwire.model.Limits;
import io.inkwire.model.Position;
import io.inkwire.wire.Canonical;
import io.inkwire.wire.Vectors;
import io.inkwire.wire.pb.Wire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The board's rules against the vectors that the page's model is held to as well. */
class BoardVectorsTest {
    private static final Epoch EPOCH = Epoch.of(1, 1);

    /** They fix how fields merge, on an element that happens to be locked: no server would accept them. */
    private static final Set<String> TOUCH_WHAT_IS_LOCKED =
            Set.of("ELM-1 z, locked, group, parent and ends are replaced whole", "ELM-1 unset clears whole fields");

    static Stream<Named<JsonObject>> merges() {
        return Vectors.list("merge", "cases");
    }

    @ParameterizedTest
    @MethodSource("merges")
    @DisplayName("[ELM-1] [ELM-2] [ELM-4] what a commit makes of a board")
    void applied(JsonObject vector) throws Exception {
        Wire.Commit commit = Wire.Commit.parseFrom(Vectors.hex(vector.getJsonObject("commit"), "hex"));
        long firstSeq = Integer.toUnsignedLong(commit.getSeq());
        BoardState state = board(firstSeq - 1, entries(vector.getJsonArray("start")));
        state.apply(commit, EPOCH);
        assertEnd(vector, state);
        assertThat(state.position()).isEqualTo(new Position(EPOCH, firstSeq + commit.getOpCount() - 1));
    }

    @ParameterizedTest
    @MethodSource("merges")
    @DisplayName("[ELM-1] [ELM-2] [ELM-4] judging the batch comes to the same")
    void judged(JsonObject vector) throws Exception {
        Wire.Commit commit = Wire.Commit.parseFrom(Vectors.hex(vector.getJsonObject("commit"), "hex"));
        long firstSeq = Integer.toUnsignedLong(commit.getSeq());
        BoardState state = board(firstSeq - 1, entries(vector.getJsonArray("start")));
        Draft draft = new Draft(state, Limits.DEFAULT);
        Verdict verdict = draft.judge(commit.getAuthor(), -1, commit.getOpList());
        if (TOUCH_WHAT_IS_LOCKED.contains(vector.getString("name"))) {
            assertThat(verdict)
                    .isInstanceOfSatisfying(
                            Verdict.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo(Wire.Code.LOCKED));
            return;
        }
        assertThat(verdict).isEqualTo(new Verdict.Accepted(firstSeq, lastN(commit)));
        assertThat(entriesOf(draft)).containsExactlyInAnyOrderElementsOf(entries(vector.getJsonArray("end")));
    }

    private static int lastN(Wire.Commit commit) {
        return commit.getOpList().stream()
                .map(op -> op.getPut().getId())
                .filter(id -> id.getAuthor() == commit.getAuthor())
                .map(Wire.Id::getN)
                .max(Integer::compareUnsigned)
                .orElse(0);
    }

    private static void assertEnd(JsonObject vector, BoardState state) throws Exception {
        assertThat(state.entries()).containsExactlyInAnyOrderElementsOf(entries(vector.getJsonArray("end")));
        assertThat(Canonical.hash(state.entries())).isEqualTo(Canonical.hash(entries(vector.getJsonArray("end"))));
        assertThat(Integer.toUnsignedLong(state.digest())).isEqualTo(vector.getLong("digest"));
    }

    static Stream<Named<JsonObject>> rules() {
        return Vectors.list("rules", "cases");
    }

    @ParameterizedTest
    @MethodSource("rules")
    @DisplayName("[ELM-1] [ELM-4] [ELM-5] which batches are refused, and with which code")
    void refused(JsonObject vector) throws Exception {
        Wire.Submit submit = Wire.Submit.parseFrom(Vectors.hex(vector.getJsonObject("submit"), "hex"));
        BoardState state = board(9, entries(vector.getJsonArray("start")));
        Draft draft = new Draft(state, Limits.DEFAULT);
        assertThat(code(submit, draft, vector.getInteger("author"), vector.getInteger("minted"))
                        .name())
                .isEqualTo(vector.getString("code"));
        if (!vector.getString("code").equals("CODE_NONE")) {
            assertThat(entriesOf(draft)).containsExactlyInAnyOrderElementsOf(state.entries());
        }
    }

    private static Wire.Code code(Wire.Submit submit, Draft draft, int author, int minted) {
        return draft.judge(author, minted, submit.getOpList()) instanceof Verdict.Refused refused
                ? refused.code()
                : Wire.Code.CODE_NONE;
    }

    static Stream<Named<JsonObject>> mixes() {
        return Vectors.list("digest", "mix");
    }

    @ParameterizedTest
    @MethodSource("mixes")
    @DisplayName("[ORD-7] mix")
    void mix(JsonObject vector) {
        int mix = Digest.mix(
                vector.getLong("author").intValue(),
                vector.getLong("n").intValue(),
                vector.getLong("seq").intValue());
        assertThat(Integer.toUnsignedLong(mix)).isEqualTo(vector.getLong("mix"));
    }

    static Stream<Named<JsonObject>> digests() {
        return Vectors.list("digest", "boards");
    }

    @ParameterizedTest
    @MethodSource("digests")
    @DisplayName("[ORD-7] the digest of a board")
    void digest(JsonObject vector) {
        int digest = 0;
        for (Object element : vector.getJsonArray("entries")) {
            JsonArray numbers = (JsonArray) element;
            digest ^= Digest.mix(
                    numbers.getLong(0).intValue(),
                    numbers.getLong(1).intValue(),
                    numbers.getLong(2).intValue());
        }
        assertThat(Integer.toUnsignedLong(digest)).isEqualTo(vector.getLong("digest"));
    }

    private static List<Wire.Entry> entries(JsonArray vectors) throws Exception {
        List<Wire.Entry> entries = new ArrayList<>();
        for (JsonObject vector : Vectors.objects(vectors)) {
            entries.add(Wire.Entry.parseFrom(Vectors.hex(vector, "hex")));
        }
        return entries;
    }

    private static List<Wire.Entry> entriesOf(Draft draft) {
        return draft.tentative().changedWithin(0, Long.MAX_VALUE).stream()
                .map(Held::toEntry)
                .toList();
    }

    private static BoardState board(long seq, List<Wire.Entry> entries) {
        int digest = 0;
        for (Wire.Entry entry : entries) {
            digest ^= Held.of(entry).mix();
        }
        return BoardState.of(List.of(Wire.Snapshot.newBuilder()
                .setEpoch(ByteString.copyFrom(EPOCH.toBytes()))
                .setSeq((int) seq)
                .addAllEntry(entries)
                .setLast(true)
                .setDigest(digest)
                .build()));
    }
}
