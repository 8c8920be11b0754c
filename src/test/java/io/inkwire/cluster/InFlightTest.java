package io.inkwire.cluster;

import static io.inkwire.cluster.InFlight.Admission.DROPPED;
import static io.inkwire.cluster.InFlight.Admission.FIRST_DROPPED;
import static io.inkwire.cluster.InFlight.Admission.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class InFlightTest {
    private final InFlight inFlight = new InFlight(1_000);

    @Test
    @DisplayName("[CLU-5] what does not fit under the bound is dropped, said once an episode")
    void bound() {
        assertThat(inFlight.admit(600)).isEqualTo(TAKEN);
        assertThat(inFlight.admit(400)).isEqualTo(TAKEN);
        assertThat(inFlight.admit(1)).isEqualTo(FIRST_DROPPED);
        assertThat(inFlight.admit(1)).isEqualTo(DROPPED);
        inFlight.release(400);
        assertThat(inFlight.admit(401)).as("still the same episode").isEqualTo(DROPPED);
        assertThat(inFlight.admit(400)).isEqualTo(TAKEN);
        inFlight.release(600);
        assertThat(inFlight.admit(601))
                .as("half of it was free: another episode")
                .isEqualTo(FIRST_DROPPED);
    }

    @Test
    @DisplayName("[CLU-5] what was dropped takes no room")
    void droppedIsFree() {
        assertThat(inFlight.admit(5_000)).isEqualTo(FIRST_DROPPED);
        assertThat(inFlight.admit(1_000)).isEqualTo(TAKEN);
    }
}
