package io.inkwire.interop.picture;

import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Elements in, a picture out: the one renderer of the server, equal to the page's. Holds no more at a time than the pixels and one
 * figure. Thread-safe: holds nothing that changes; takes as long as it takes, so not for an event loop.
 */
public final class Renderer {
    /** Characters of an SVG. */
    private static final int SVG_LENGTH = 24 * 1024 * 1024;

    /** z first, absent as the lowest; then ids, whose numbers are unsigned (ELM-5). */
    private static final Comparator<Wire.Element> DRAWING_ORDER = Comparator.comparing(Wire.Element::getZ)
            .thenComparing((a, b) ->
                    Integer.compareUnsigned(a.getId().getAuthor(), b.getId().getAuthor()))
            .thenComparing((a, b) ->
                    Integer.compareUnsigned(a.getId().getN(), b.getId().getN()));

    private final Lettering lettering;

    private Renderer(Lettering lettering) {
        this.lettering = lettering;
    }

    /** Reads the machine's fonts, which takes a while. */
    public static Renderer make() {
        return new Renderer(Lettering.ofThisMachine());
    }

    static Renderer withoutFonts() {
        return new Renderer(Lettering.withoutFonts());
    }

    /**
     * @param elements in any order
     * @param title of the board, may be empty; an SVG carries it
     * @param isLate asked again and again: once it says so, the picture is given up
     */
    public Rendered render(List<Wire.Element> elements, String title, Wish wish, BooleanSupplier isLate) {
        TextRoom room = new TextRoom(lettering);
        List<Wire.Element> known = new ArrayList<>(elements.size());
        Box extent = null;
        int unknown = 0;
        for (Wire.Element element : elements) {
            if (isLate.getAsBoolean()) {
                return new Rendered.TooMuch();
            }
            Optional<Box> bounds = Figure.of(element, room).map(Figure::bounds);
            if (bounds.isPresent()) {
                extent = bounds.get().union(extent);
                known.add(element);
            } else {
                unknown++;
            }
        }
        known.sort(DRAWING_ORDER);
        View view = View.of(extent, wish);
        return wish.format() == Format.PNG
                ? png(known, room, view, wish.paper(), unknown, isLate)
                : svg(known, room, view, wish.paper(), title, unknown, isLate);
    }

    private Rendered png(
            List<Wire.Element> elements, TextRoom room, View view, Paper paper, int unknown, BooleanSupplier isLate) {
        Palette palette = paper.palette();
        try (PixelEasel easel = new PixelEasel(view, palette, lettering)) {
            Painter painter = new Painter(easel, palette, lettering);
            for (Wire.Element element : elements) {
                if (isLate.getAsBoolean()) {
                    return new Rendered.TooMuch();
                }
                Figure.of(element, room).ifPresent(painter::paint);
            }
            return new Rendered.Picture(Format.PNG, easel.toPng(paper), unknown);
        }
    }

    private Rendered svg(
            List<Wire.Element> elements,
            TextRoom room,
            View view,
            Paper paper,
            String title,
            int unknown,
            BooleanSupplier isLate) {
        Palette palette = paper.palette();
        SvgEasel easel = new SvgEasel(view, palette, paper, title);
        Painter painter = new Painter(easel, palette, lettering);
        for (Wire.Element element : elements) {
            if (isLate.getAsBoolean() || easel.length() > SVG_LENGTH) {
                return new Rendered.TooMuch();
            }
            Figure.of(element, room).ifPresent(painter::paint);
        }
        return new Rendered.Picture(Format.SVG, easel.toSvg(), unknown);
    }
}
