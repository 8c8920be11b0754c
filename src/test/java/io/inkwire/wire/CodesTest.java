package io.inkwire.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.wire.pb.Wire.Code;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodesTest {
    private static final Set<Code> RETRIED = EnumSet.of(Code.RATE, Code.RESEND, Code.READ_ONLY, Code.RESTART);

    @ParameterizedTest
    @EnumSource
    @DisplayName("[LIM-3] RATE, RESEND, READ_ONLY and RESTART are tried again, nothing else")
    void retries(Code code) {
        assertThat(Codes.retries(code)).isEqualTo(RETRIED.contains(code));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[ORD-4] what is tried again, and a viewer's RIGHTS, do not settle; everything else does")
    void settles(Code code) {
        assertThat(Codes.settles(code)).isEqualTo(!RETRIED.contains(code) && code != Code.RIGHTS);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[LIM-3] a refused Hello ends the connection with its code's number, else with 1008")
    void closes(Code code) {
        int expected = switch (code) {
            case CODE_NONE -> 1000;
            case PROTOCOL -> 1002;
            case TOO_BIG -> 1009;
            case RESTART, READ_ONLY -> 1012;
            case BAD_SESSION -> 4401;
            case NO_ACCESS -> 4403;
            case NO_BOARD -> 4404;
            case TOO_SLOW -> 4408;
            case REPLACED -> 4409;
            case RATE -> 4429;
            case SHAPE, RESEND, RIGHTS, LOCKED, RANGE, UNKNOWN_OP, FULL, NO_BLOB, UNRECOGNIZED -> 1008;
        };
        assertThat(Codes.closeOfRefusedHello(code).number()).isEqualTo(expected);
    }
}
