package io.inkwire.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.model.Role;
import io.inkwire.wire.Frames;
import io.inkwire.wire.Payload;
import io.inkwire.wire.pb.Wire;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What SockJS adds to the contract (TRN-3). */
abstract class SockJsContract extends ConnectionContract {
    abstract String receiving();

    @Override
    final Link open(Gateway at, String board) {
        return new SockJsLink(at.port, board, receiving());
    }

    private SockJsLink link() throws IOException {
        return (SockJsLink) connect();
    }

    @Test
    @DisplayName("[TRN-3] bad base64: 1007")
    void badBase64() throws IOException {
        SockJsLink link = link();
        link.sendText("[\"!\"]");
        assertThat(link.closeCode()).isEqualTo(1007);
    }

    @Test
    @DisplayName("[TRN-3] base64 with padding is taken too")
    void padding() throws IOException {
        SockJsLink link = link();
        byte[] hello = message(hello(Role.EDITOR).setName("A".repeat(1)));
        for (int letters = 1; hello.length % 3 == 0; letters++) {
            hello = message(hello(Role.EDITOR).setName("A".repeat(letters)));
        }
        String padded = java.util.Base64.getEncoder().encodeToString(hello);
        assertThat(padded).endsWith("=");
        link.sendText(new JsonArray().add(padded).encode());
        link.await(Wire.Frame::hasWelcome);
    }

    @Test
    @DisplayName("[TRN-3] several strings in one POST are several messages")
    void severalStrings() throws IOException {
        SockJsLink link = link();
        link.send(message(hello(Role.EDITOR)));
        int author = link.await(Wire.Frame::hasWelcome).getWelcome().getAuthor();
        JsonArray strings = new JsonArray();
        for (int batch = 1; batch <= 3; batch++) {
            strings.add(new Payload(Frames.encode(rectangle(author, batch, 5))).text());
        }
        assertThat(link.sendText(strings.encode())).isEqualTo(link.accepted());
        link.await(frame -> frame.hasCommit() && frame.getCommit().getBatch() == 3);
    }

    @Test
    @DisplayName("a POST that is no JSON array of strings: the 500 that SockJS prescribes, and the session lives")
    void badJson() throws IOException {
        SockJsLink link = link();
        for (String body : new String[] {"", "[", "{}", "null", "\"x\"", "[1]", "[null]", "[[\"x\"]]", "[\"x\"] y"}) {
            assertThat(link.sendText(body)).as(body).isEqualTo(500);
        }
        link.send(message(hello(Role.EDITOR)));
        link.await(Wire.Frame::hasWelcome);
    }

    @Test
    @DisplayName("[SES-8] over-rate batches are slowed, not refused, and no POST is lost")
    void slowed() throws IOException {
        SockJsLink link = link();
        link.send(message(hello(Role.EDITOR)));
        int author = link.await(Wire.Frame::hasWelcome).getWelcome().getAuthor();
        // Each costs its KiB: the burst of 4,000 is over after 20.
        for (int batch = 1; batch <= 23; batch++) {
            Wire.Submit.Builder submit = Wire.Submit.newBuilder().setBatch(batch);
            for (int i = 0; i < 12; i++) {
                submit.addOp(
                        rectangle(author, batch * 16 + i, 16_000).getSubmit().getOp(0));
            }
            int number = batch;
            link.send(Frames.encode(Wire.Frame.newBuilder().setSubmit(submit).build()));
            link.await(frame -> frame.hasCommit() && frame.getCommit().getBatch() == number);
        }
    }
}
