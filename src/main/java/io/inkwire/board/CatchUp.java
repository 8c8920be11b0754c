package io.inkwire.board;

import io.inkwire.model.Position;
import io.inkwire.wire.Payload;
import java.util.List;

/** How a client comes from what it holds to the head. */
public sealed interface CatchUp {
    /**
     * The client's position is on the log. It gets {@code commits}, then {@code present} (head, roster, live state), and
     * from then on every {@link Member#feed}: the member is attached from this instant.
     *
     * @param commits delimited Commit frames after the client's seq, each payload a whole number of them; may be empty
     * @param head where the board stands after them
     */
    record Resume(List<Payload> commits, Mark head, Payload present) implements CatchUp {}

    /**
     * The client's state is to be replaced. It gets {@code image}'s parts at its own pace, is not attached, and then asks
     * {@link Seat#catchUp} from {@code image.at()}.
     */
    record Replace(Image image) implements CatchUp {}

    /** A snapshot as it is sent. @param parts each one delimited Snapshot frame, at least one; shared by all who join */
    record Image(Position at, List<Payload> parts) {}
}
