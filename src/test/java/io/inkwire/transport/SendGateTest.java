package io.inkwire.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.session.ManualLoop;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class SendGateTest {
    private final ManualLoop loop = new ManualLoop();
    private final SendGate gate = new SendGate(loop);
    private final List<String> seen = new ArrayList<>();

    private void enter(String name) {
        gate.enter(new SendGate.Visitor() {
            @Override
            public void admitted() {
                seen.add(name);
            }

            @Override
            public void turnedAway() {
                seen.add("not " + name);
            }
        });
        loop.run();
    }

    private void leave() {
        gate.leave();
        loop.run();
    }

    @Test
    @DisplayName("[SES-8] POSTs are let in one at a time, in order")
    void oneAtATime() {
        enter("a");
        enter("b");
        enter("c");
        assertThat(seen).containsExactly("a");
        leave();
        leave();
        assertThat(seen).containsExactly("a", "b", "c");
    }

    @Test
    @DisplayName("[SES-8] while reading is paused none is let in, and none is lost")
    void paused() {
        gate.pause();
        enter("a");
        assertThat(seen).isEmpty();
        gate.resume();
        assertThat(seen).containsExactly("a");
        gate.pause();
        leave();
        enter("b");
        assertThat(seen).containsExactly("a");
        gate.resume();
        assertThat(seen).containsExactly("a", "b");
    }

    @Test
    @DisplayName("[I15] only a few may wait; more are turned away")
    void bounded() {
        enter("a");
        for (String name : new String[] {"b", "c", "d", "e", "f"}) {
            enter(name);
        }
        assertThat(seen).containsExactly("a", "not f");
    }

    @Test
    @DisplayName("when the session is over nobody waits any more")
    void opened() {
        enter("a");
        enter("b");
        enter("c");
        gate.open();
        assertThat(seen).containsExactly("a", "b", "c");
        enter("d");
        assertThat(seen).containsExactly("a", "b", "c", "d");
    }
}
