package io.inkwire.history;

import java.util.ArrayList;
import java.util.List;

/** Broken invariants, each a sentence that begins with its id. Confined to the test's thread. */
final class Findings {
    private final List<String> sentences = new ArrayList<>();

    void that(boolean holds, String invariant, String otherwise) {
        if (!holds) {
            sentences.add("[" + invariant + "] " + otherwise);
        }
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }
}
