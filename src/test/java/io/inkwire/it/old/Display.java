package io.inkwire.it.old;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A screen that nobody sees (Xvfb), for engines that want a window. Confined to the thread of the tests. */
public final class Display implements AutoCloseable {
    private final Child server;
    private final String name;

    private Display(Child server) {
        this.server = server;
        this.name = ":" + server.awaitReady().group(1);
    }

    public static Display open() {
        return new Display(Child.start(
                List.of("Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"),
                Map.of(),
                false,
                Pattern.compile("^(\\d+)$")));
    }

    /** For the environment variable DISPLAY. */
    String name() {
        return name;
    }

    @Override
    public void close() {
        server.close();
    }
}
