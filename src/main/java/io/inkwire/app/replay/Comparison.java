package io.inkwire.app.replay;

import io.inkwire.model.ElementId;
import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether a board holds every stroke exactly once, as it was drawn, and nothing else. Pure. */
final class Comparison {
    private static final int EXAMPLES = 5;

    private Comparison() {}

    /**
     * One sentence for each kind of difference; empty where there is none.
     *
     * @param before elements that were there before anything was drawn
     */
    static List<String> differences(List<Stroke> strokes, Collection<Wire.Entry> board, Set<ElementId> before) {
        Map<Integer, List<Wire.Element>> byNumber = new HashMap<>();
        for (Wire.Entry entry : board) {
            Wire.Id id = entry.getElement().getId();
            if (!before.contains(new ElementId(id.getAuthor(), id.getN()))) {
                byNumber.computeIfAbsent(id.getN(), number -> new ArrayList<>()).add(entry.getElement());
            }
        }
        List<String> missing = new ArrayList<>();
        List<String> doubled = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        for (Stroke stroke : strokes) {
            List<Wire.Element> found = byNumber.getOrDefault(stroke.number(), List.of());
            byNumber.remove(stroke.number());
            if (found.isEmpty()) {
                missing.add(stroke.source());
            } else if (found.size() > 1) {
                doubled.add(stroke.source());
            } else if (!nobodys(found.get(0)).equals(stroke.element())) {
                changed.add(stroke.source());
            }
        }
        List<String> strange = byNumber.values().stream()
                .flatMap(List::stream)
                .map(element -> new ElementId(
                                element.getId().getAuthor(), element.getId().getN())
                        .toString())
                .toList();
        List<String> differences = new ArrayList<>();
        add(differences, missing, "are not on the board");
        add(differences, doubled, "are there more than once");
        add(differences, changed, "are there, but not as they were drawn");
        add(differences, strange, "are on the board, but not in the file");
        return differences;
    }

    private static void add(List<String> differences, List<String> which, String what) {
        if (!which.isEmpty()) {
            differences.add(which.size() + " strokes " + what + ", such as "
                    + String.join(", ", which.subList(0, Math.min(EXAMPLES, which.size()))));
        }
    }

    /** Who drew a stroke depends on the run. */
    private static Wire.Element nobodys(Wire.Element element) {
        Wire.Element.Builder made = element.toBuilder();
        made.getIdBuilder().clearAuthor();
        return made.build();
    }
}
