package io.inkwire.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.model.Limits;
import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Any bytes give an answer. Seeded, so that what fails once fails again. */
class MessageDecoderFuzzTest {
    private static final int ROUNDS = 6_000;
    private static final int LIMIT = 4096;

    @Test
    @DisplayName("[TRN-1] valid frames come back as they were sent")
    void roundTrip() {
        for (int seed = 0; seed < ROUNDS / 4; seed++) {
            RandomMessages messages = new RandomMessages(new Random(seed));
            List<Wire.Frame> sent = List.of(messages.frame(), messages.frame());
            List<Received> expected = new ArrayList<>();
            sent.forEach(frame -> expected.add(new Received.Known(frame)));
            assertThat(MessageDecoder.decode(Frames.encode(sent), 1 << 20))
                    .as("seed %d", seed)
                    .isEqualTo(new Decoded.Message(expected));
        }
    }

    @Test
    @DisplayName("[LIM-2] random bytes are a message or a close code, never an exception")
    void randomBytes() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new RandomMessages(random).bytes(random.nextInt(60));
            answered(seed, bytes);
        }
    }

    @Test
    @DisplayName("[LIM-2] valid messages with a few bytes changed, cut or doubled are a message or a close code")
    void mutated() {
        int broken = 0;
        int understood = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            RandomMessages messages = new RandomMessages(random);
            byte[] bytes = mutate(random, Frames.encode(messages.frame(), messages.frame()));
            if (answered(seed, bytes) instanceof Decoded.Broken) {
                broken++;
            } else {
                understood++;
            }
        }
        assertThat(broken).isGreaterThan(ROUNDS / 10);
        assertThat(understood).isGreaterThan(ROUNDS / 10);
    }

    private static byte[] mutate(Random random, byte[] valid) {
        byte[] bytes = valid;
        for (int changes = 1 + random.nextInt(3); changes > 0 && bytes.length > 0; changes--) {
            int at = random.nextInt(bytes.length);
            bytes = switch (random.nextInt(4)) {
                case 0 -> Arrays.copyOf(bytes, at);
                case 1 -> Frames.concat(List.of(bytes, Arrays.copyOfRange(bytes, at, bytes.length)));
                default -> {
                    byte[] changed = bytes.clone();
                    changed[at] =
                            (byte) (random.nextBoolean() ? random.nextInt() : changed[at] ^ 1 << random.nextInt(8));
                    yield changed;
                }
            };
        }
        return bytes;
    }

    /** What is understood is also judged, encoded, and understood again in the same way. */
    private static Decoded answered(int seed, byte[] bytes) {
        Decoded decoded;
        try {
            decoded = MessageDecoder.decode(bytes, LIMIT);
            if (decoded instanceof Decoded.Message message) {
                for (Received received : message.frames()) {
                    if (received instanceof Received.Known known) {
                        Shapes.of(known.frame(), Limits.DEFAULT);
                        assertThat(MessageDecoder.decode(Frames.encode(known.frame()), LIMIT))
                                .isEqualTo(new Decoded.Message(List.of(known)));
                    }
                }
            }
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed, e);
        }
        return decoded;
    }
}
