package io.inkwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.model.BoardId;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SessionTokenTest {
    private static final BoardId BOARD = new BoardId("b");

    private final SessionToken tokens = new SessionToken(new byte[32]);

    @Test
    @DisplayName("[SES-2] a session value of at most 64 bytes proves its author, unsigned")
    void provesItsAuthor() {
        for (int author : new int[] {1, 2, Integer.MAX_VALUE, Integer.MIN_VALUE, -1}) {
            byte[] token = tokens.issue(BOARD, new SessionToken.Proved(author, 7));
            assertThat(token).hasSizeLessThanOrEqualTo(64);
            assertThat(tokens.verify(BOARD, token)).contains(new SessionToken.Proved(author, 7));
        }
    }

    @Test
    @DisplayName("[SES-2] no bit of a session value may be changed")
    void noBitMayBeChanged() {
        byte[] token = tokens.issue(BOARD, new SessionToken.Proved(5, 1));
        for (int bit = 0; bit < token.length * 8; bit++) {
            byte[] changed = token.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(tokens.verify(BOARD, changed)).isEmpty();
        }
    }

    @Test
    @DisplayName("[SES-2] another board's session, another store's, a short one and author 0 prove nothing")
    void othersProveNothing() {
        byte[] token = tokens.issue(BOARD, new SessionToken.Proved(5, 1));
        byte[] otherSecret = new byte[32];
        Arrays.fill(otherSecret, (byte) 1);
        assertThat(tokens.verify(new BoardId("c"), token)).isEmpty();
        assertThat(new SessionToken(otherSecret).verify(BOARD, token)).isEmpty();
        assertThat(tokens.verify(BOARD, tokens.issue(BOARD, new SessionToken.Proved(0, 1))))
                .isEmpty();
        for (int length = 0; length < token.length; length++) {
            assertThat(tokens.verify(BOARD, Arrays.copyOf(token, length))).isEmpty();
        }
    }
}
