package io.inkwire.session;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 under the store's secret. Thread-safe: makes a Mac for each use. */
final class Seal {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param secret the store's 32 bytes */
    Seal(byte[] secret) {
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    /**
     * The 32 bytes that prove {@code parts}. Zero bytes stand between the parts, so none may hold one.
     *
     * @param purpose keeps proofs for one use from passing for another
     */
    byte[] over(String purpose, Object... parts) {
        Mac mac = mac();
        mac.update(purpose.getBytes(StandardCharsets.UTF_8));
        for (Object part : parts) {
            mac.update((byte) 0);
            mac.update(part.toString().getBytes(StandardCharsets.UTF_8));
        }
        return mac.doFinal();
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JVM has " + ALGORITHM, e);
        }
    }
}
