package io.inkwire.interop.picture;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The letters that this server has. The page asks for the fonts of its reader's system, which nobody here knows, so text is
 * measured and drawn with Java's logical fonts: where the fonts differ, so do widths, and now and then a line breaks elsewhere.
 * A server without any fonts draws a bar for each word. Thread-safe: immutable, and so are fonts.
 */
final class Lettering implements Measure {
    private static final Logger LOG = LoggerFactory.getLogger(Lettering.class);

    /** Letters are measured at this size, so that a line breaks at the same place at every scale. */
    private static final float MEASURED = 64;

    /** Where the baseline lies below a line's middle, over letter size, where no font tells. */
    private static final double USUAL_DROP = 0.36;

    /** How high a bar stands for letters. */
    private static final double BAR = 0.5;

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    /** By the fonts' numbers on the wire: those of the page that Java would not find by itself, then the logical one. */
    private static final List<List<String>> FAMILIES = List.of(
            List.of(Font.SANS_SERIF),
            List.of("Segoe Print", "Bradley Hand", "Chalkboard SE", "Comic Sans MS", "Comic Neue", Font.SANS_SERIF),
            List.of(Font.MONOSPACED),
            List.of(Font.SERIF));

    private final List<Font> fonts;

    /** @param fonts one for each number on the wire; none at all for bars */
    private Lettering(List<Font> fonts) {
        this.fonts = fonts;
    }

    /** With the fonts of this machine, where it has any. */
    static Lettering ofThisMachine() {
        try {
            Set<String> there = Arrays.stream(
                            GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames())
                    .collect(Collectors.toSet());
            Lettering found = new Lettering(
                    FAMILIES.stream().map(families -> font(families, there)).toList());
            return found.widthOf("x", 1, 0) > 0 ? found : withoutFonts();
        } catch (RuntimeException | LinkageError | InternalError missing) {
            LOG.warn("this machine has no fonts: pictures show a bar for each word ({})", missing.toString());
            return withoutFonts();
        }
    }

    static Lettering withoutFonts() {
        return new Lettering(List.of());
    }

    private static Font font(List<String> families, Set<String> there) {
        String family = families.stream().filter(there::contains).findFirst().orElse(families.get(families.size() - 1));
        // As browsers set text.
        return new Font(family, Font.PLAIN, 1)
                .deriveFont(MEASURED)
                .deriveFont(Map.of(
                        TextAttribute.KERNING, TextAttribute.KERNING_ON,
                        TextAttribute.LIGATURES, TextAttribute.LIGATURES_ON));
    }

    @Override
    public double widthOf(String line, double size, int font) {
        if (line.isEmpty()) {
            return 0;
        }
        TextLayout layout = layout(line, font, false);
        return layout == null ? Measure.ESTIMATE.widthOf(line, size, font) : layout.getAdvance() / MEASURED * size;
    }

    /** From a line's middle down to its baseline, over letter size. */
    double drop(int font) {
        if (fonts.isEmpty()) {
            return USUAL_DROP;
        }
        LineMetrics metrics = fonts.get(font).getLineMetrics("x", CONTEXT);
        return (metrics.getAscent() - metrics.getDescent()) / 2 / MEASURED;
    }

    /** A line's letters as areas, from its left end on its baseline. */
    Shape outline(String line, double size, int font, boolean fromRight) {
        TextLayout layout = line.isEmpty() ? null : layout(line, font, fromRight);
        return layout == null
                ? bars(line, size, font)
                : layout.getOutline(AffineTransform.getScaleInstance(size / MEASURED, size / MEASURED));
    }

    private @Nullable TextLayout layout(String line, int font, boolean fromRight) {
        if (fonts.isEmpty()) {
            return null;
        }
        Font chosen = fonts.get(font);
        // A font of the machine has no other behind it for letters that it lacks; a logical one has.
        Font able = chosen.canDisplayUpTo(line) < 0 ? chosen : fonts.get(0);
        return new TextLayout(line, able.deriveFont(direction(fromRight)), CONTEXT);
    }

    private static Map<TextAttribute, ?> direction(boolean fromRight) {
        return Map.of(
                TextAttribute.RUN_DIRECTION,
                fromRight ? TextAttribute.RUN_DIRECTION_RTL : TextAttribute.RUN_DIRECTION_LTR);
    }

    private static Shape bars(String line, double size, int font) {
        Path2D bars = new Path2D.Double();
        double letter = Measure.ESTIMATE.widthOf("x", size, font);
        for (int from = 0; from < line.length(); ) {
            int to = from;
            while (to < line.length() && !Character.isWhitespace(line.charAt(to))) {
                to++;
            }
            if (to > from) {
                bars.append(
                        new java.awt.geom.Rectangle2D.Double(
                                from * letter, -size * BAR, (to - from) * letter, size * BAR),
                        false);
            }
            from = to + 1;
        }
        return bars;
    }
}
