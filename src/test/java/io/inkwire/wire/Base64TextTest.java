package io.inkwire.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64TextTest {
    @Test
    @DisplayName("[TRN-3] the text form is sent without padding and taken with or without")
    void bothForms() {
        RandomMessages messages = new RandomMessages(new Random(3));
        for (int length = 0; length < 100; length++) {
            byte[] bytes = messages.bytes(length);
            String text = new Payload(bytes).text();
            assertThat(text).doesNotContain("=");
            assertThat(Base64Text.decode(text)).hasValue(bytes);
            assertThat(Base64Text.decode(Base64.getEncoder().encodeToString(bytes)))
                    .hasValue(bytes);
        }
    }

    @ParameterizedTest(name = "\"{0}\"")
    @DisplayName("[TRN-3] what is not base64 is no message")
    @ValueSource(
            strings = {
                "A",
                "AAAAA",
                "QQ=",
                "QUE==",
                "QUFB=",
                "QUFB====",
                "=",
                "==",
                "====",
                "Q=Q=",
                " QQ",
                "QQ ",
                "Q\nQ",
                "QQ-_",
                "Q.Q.",
                "ÄÄÄÄ",
                "\u0100AAA",
                "QR",
                "QR==",
                "QUF",
                "QUF="
            })
    void notBase64(String text) {
        assertThat(Base64Text.decode(text)).isEmpty();
    }
}
