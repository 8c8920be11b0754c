package io.inkwire.board;

import io.inkwire.model.Loop;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings the end of a stage to a loop. What the handlers throw is thrown on that loop, not lost in another stage. */
final class Hop {
    private Hop() {}

    static <T> void to(Loop loop, CompletionStage<T> stage, Consumer<T> done, Consumer<Throwable> failed) {
        var unused = stage.whenComplete((T value, @Nullable Throwable failure) -> loop.execute(() -> {
            if (failure == null) {
                done.accept(value);
            } else {
                failed.accept(failure);
            }
        }));
    }
}
