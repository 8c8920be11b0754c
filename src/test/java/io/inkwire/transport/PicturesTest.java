package io.inkwire.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.interop.picture.Format;
import io.inkwire.interop.picture.Paper;
import io.inkwire.interop.picture.Renderer;
import io.inkwire.interop.picture.Wish;
import io.inkwire.model.BoardId;
import io.inkwire.model.Epoch;
import io.inkwire.model.Position;
import io.inkwire.session.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who waits for a picture, who shares one, and who is sent away. */
final class PicturesTest {
    private static final Wish WISH = new Wish(Format.PNG, Paper.LIGHT, 40, 30, 1, 1600, 16);
    private static final Position HEAD = new Position(Epoch.of(1, 1), 5);

    private final CountDownLatch mayDraw = new CountDownLatch(1);
    private final AtomicInteger scenes = new AtomicInteger();
    private final Pictures pictures = new Pictures(1, () -> {
        try {
            mayDraw.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Renderer.make();
    });

    @AfterEach
    void close() {
        mayDraw.countDown();
        pictures.close();
    }

    private static Pictures.Subject subject(int seq) {
        return new Pictures.Subject(new BoardId("one"), new Position(HEAD.epoch(), seq), "", WISH);
    }

    private CompletionStage<Pictures.Shot> take(int seq) {
        return pictures.take(subject(seq), () -> {
            scenes.incrementAndGet();
            return CompletableFuture.completedStage(new Scene(HEAD, List.of()));
        });
    }

    @Test
    @DisplayName("[PIC-4] one rendering for all who ask for the same picture, while it is drawn and after")
    void shared() {
        CompletionStage<Pictures.Shot> first = take(1);
        CompletionStage<Pictures.Shot> second = take(1);
        assertThat(pictures.isAtHand(subject(1))).isTrue();
        mayDraw.countDown();
        assertThat(Gateway.await(first)).isInstanceOf(Pictures.Shot.Ready.class).isSameAs(Gateway.await(second));
        assertThat(Gateway.await(take(1))).isSameAs(Gateway.await(first));
        assertThat(scenes).hasValue(1);
    }

    @Test
    @DisplayName("[PIC-4] so many wait; who comes later is busy's, costs nothing, and is served once there is room")
    void full() {
        List<CompletionStage<Pictures.Shot>> waiting = new ArrayList<>();
        for (int seq = 0; seq <= Pictures.WAITING; seq++) {
            waiting.add(take(seq));
        }
        assertThat(Gateway.await(take(1000))).isEqualTo(new Pictures.Shot.Busy());
        assertThat(scenes).hasValue(1 + Pictures.WAITING);
        mayDraw.countDown();
        waiting.forEach(one -> assertThat(Gateway.await(one)).isInstanceOf(Pictures.Shot.Ready.class));
        assertThat(Gateway.await(take(1000))).isInstanceOf(Pictures.Shot.Ready.class);
    }

    @Test
    @DisplayName("[PIC-4] a scene that cannot be had fails its picture and nothing else; the next try is a new one")
    void failing() {
        mayDraw.countDown();
        CompletionStage<Pictures.Shot> failed = pictures.take(
                subject(1), () -> CompletableFuture.failedStage(new IllegalStateException("no store today")));
        assertThat(failed.toCompletableFuture()).isCompletedExceptionally();
        assertThat(Gateway.await(take(1))).isInstanceOf(Pictures.Shot.Ready.class);
    }

    @Test
    @DisplayName("[PIC-4] old pictures are let go: of a thousand asked for, the last are kept")
    void forgets() {
        mayDraw.countDown();
        for (int seq = 0; seq < 300; seq++) {
            Gateway.await(take(seq));
        }
        assertThat(pictures.isAtHand(subject(299))).isTrue();
        assertThat(pictures.isAtHand(subject(0))).isFalse();
    }
}
