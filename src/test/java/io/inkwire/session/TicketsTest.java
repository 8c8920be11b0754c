package io.inkwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.board.BoardInfo;
import io.inkwire.model.BoardId;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who gets in with what ticket. */
final class TicketsTest {
    private static final BoardInfo BOARD = new BoardInfo(new BoardId("garden"), "", 1);

    private static Tickets tickets(String secret) {
        return new Tickets(secret.repeat(32).substring(0, 32).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    @DisplayName(
            "[BRD-3] a ticket admits to its board until its time is over, and has nothing that an address must escape")
    void untilItsTime() {
        Tickets tickets = tickets("a");
        String ticket = tickets.issue(BOARD, 1_000_000);
        assertThat(ticket).matches("[A-Za-z0-9_-]{32}");
        assertThat(tickets.admits(BOARD, ticket, 0)).isTrue();
        assertThat(tickets.admits(BOARD, ticket, 999_999)).isTrue();
        assertThat(tickets.admits(BOARD, ticket, 1_000_000)).isFalse();
    }

    @Test
    @DisplayName("[BRD-3] another board, raised keys, another store, another time, or no ticket at all: not admitted")
    void nothingElse() {
        Tickets tickets = tickets("a");
        String ticket = tickets.issue(BOARD, 1_000_000);
        assertThat(tickets.admits(new BoardInfo(new BoardId("gardem"), "", 1), ticket, 0))
                .isFalse();
        assertThat(tickets.admits(new BoardInfo(BOARD.id(), "", 2), ticket, 0)).isFalse();
        assertThat(tickets("b").admits(BOARD, ticket, 0)).isFalse();
        for (String wrong : new String[] {
            "",
            "x",
            ticket + "A",
            ticket.substring(1),
            "B" + ticket.substring(1),
            ticket.replace('-', '+'),
            "=".repeat(32),
            "\u00e4".repeat(32),
            "A".repeat(4000)
        }) {
            assertThat(wrong.equals(ticket) || !tickets.admits(BOARD, wrong, 0))
                    .as(wrong)
                    .isTrue();
        }
        for (int at = 0; at < ticket.length(); at++) {
            char other = ticket.charAt(at) == 'Q' ? 'g' : 'Q';
            String forged = ticket.substring(0, at) + other + ticket.substring(at + 1);
            assertThat(tickets.admits(BOARD, forged, 0)).as(forged).isFalse();
        }
    }

    @Test
    @DisplayName("[BRD-3] a ticket is no key, and a key is no ticket")
    void noKey() {
        byte[] secret = "a".repeat(32).getBytes(StandardCharsets.US_ASCII);
        Keys keys = new Keys(secret);
        String ticket = tickets("a").issue(BOARD, 1_000_000);
        assertThat(keys.roleOf(BOARD, ticket)).isEmpty();
        assertThat(tickets("a").admits(BOARD, keys.key(BOARD, io.inkwire.model.Role.OWNER), 0))
                .isFalse();
    }
}
