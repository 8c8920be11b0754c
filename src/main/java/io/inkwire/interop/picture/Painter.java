package io.inkwire.interop.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws figures on an easel, each kind as the page does ({@code render/paint-*.js}). Every output of the server goes through
 * here. For one thread.
 */
final class Painter {
    /** A highlighter's ink is so thin. */
    private static final double HIGHLIGHT = 0.42;

    /** Two soft edges of a note. */
    private static final int SHADOW = 0x14181e12;

    private static final int EDGE = 0x8a919cff;
    private static final int HATCH = 0x8a919c66;
    private static final Pen EDGE_PEN = new Pen(1.5, Pen.SOLID, false);
    private static final Pen HATCH_PEN = new Pen(1, Pen.SOLID, false);
    private static final Pen DASHED_HATCH_PEN = new Pen(1, new double[] {6, 5}, false);

    /** Of the easel's grain: within this two points of thin ink are one. */
    private static final double NEAR = 0.4;

    private final Easel easel;
    private final Palette palette;
    private final Lettering lettering;

    Painter(Easel easel, Palette palette, Lettering lettering) {
        this.easel = easel;
        this.palette = palette;
        this.lettering = lettering;
    }

    void paint(Figure figure) {
        easel.begin(figure.angle(), figure.box());
        switch (figure.kind()) {
            case STROKE -> stroke(figure);
            case LINE, ARROW -> line(figure);
            case RECTANGLE -> shape(figure, new Contour.Rect(figure.box()));
            case ELLIPSE -> shape(figure, new Contour.Oval(figure.box()));
            case DIAMOND -> shape(figure, diamond(figure.box()));
            case TEXT -> text(figure);
            case NOTE -> note(figure);
            case FRAME -> frame(figure);
            case IMAGE -> image(figure.box());
        }
        easel.end();
    }

    private void stroke(Figure figure) {
        Style style = figure.style();
        int colour = palette.stroke(style.stroke());
        if (style.width() <= easel.grain() && !style.isHighlighter()) {
            Pen pen = new Pen(style.width(), Pen.SOLID, false);
            if (style.width() > 0) {
                easel.draw(new Contour.Way(thinned(figure.points()), false), pen, colour, style.opacity());
            }
            return;
        }
        Contour area = new Contour.Rings(
                Outline.of(figure.points(), style.width(), figure.grain(), style.isEven(), style.isHighlighter()));
        if (style.isHighlighter()) {
            easel.glaze(area, colour, style.opacity() * HIGHLIGHT);
        } else {
            easel.fill(area, colour, style.opacity());
        }
    }

    /** Ink so far away that its width is less than a pixel: a line through fewer points looks the same. */
    private List<InkPoint> thinned(List<InkPoint> points) {
        double near = NEAR * easel.grain();
        InkPoint at = points.get(0);
        List<InkPoint> kept = new ArrayList<>();
        kept.add(at);
        for (InkPoint point : points) {
            if (Math.abs(point.x() - at.x()) >= near || Math.abs(point.y() - at.y()) >= near) {
                kept.add(point);
                at = point;
            }
        }
        InkPoint last = points.get(points.size() - 1);
        // A dot would be no line at all.
        kept.add(points.size() == 1 ? new InkPoint(last.x() + near / 8, last.y()) : last);
        return kept;
    }

    private void line(Figure figure) {
        Style style = figure.style();
        if (style.width() <= 0) {
            return;
        }
        int colour = palette.stroke(style.stroke());
        Pen pen = Pen.of(style);
        easel.draw(new Contour.Way(figure.points(), false), pen, colour, style.opacity());
        for (Heads.Head head : Heads.of(figure.points(), style)) {
            if (head instanceof Heads.Head.Dot dot) {
                Box around = new Box(dot.x() - dot.r(), dot.y() - dot.r(), 2 * dot.r(), 2 * dot.r());
                easel.fill(new Contour.Oval(around), colour, style.opacity());
            } else if (head instanceof Heads.Head.Corners corners) {
                Contour way = new Contour.Way(corners.points(), corners.closed());
                if (corners.closed()) {
                    easel.fill(way, colour, style.opacity());
                }
                easel.draw(way, pen.solid(), colour, style.opacity());
            }
        }
    }

    private void shape(Figure figure, Contour edge) {
        Style style = figure.style();
        if (style.hasFill()) {
            easel.fill(edge, palette.fill(style.fill()), style.opacity());
        }
        if (style.width() > 0) {
            easel.draw(edge, Pen.of(style), palette.stroke(style.stroke()), style.opacity());
        }
        text(figure);
    }

    private static Contour diamond(Box box) {
        return new Contour.Way(
                List.of(
                        new InkPoint(box.middleX(), box.y()),
                        new InkPoint(box.right(), box.middleY()),
                        new InkPoint(box.middleX(), box.bottom()),
                        new InkPoint(box.x(), box.middleY())),
                true);
    }

    private void note(Figure figure) {
        Box box = figure.box();
        double opacity = figure.style().opacity();
        sheet(new Box(box.x() + 1, box.y() + 3, box.w(), box.h()), SHADOW, opacity);
        sheet(new Box(box.x() + 3, box.y() + 6, box.w() - 6, box.h()), SHADOW, opacity);
        sheet(box, palette.fill(figure.style().fill()), opacity);
        text(figure);
    }

    private void sheet(Box box, int colour, double opacity) {
        if (box.w() > 0 && box.h() > 0) {
            easel.fill(new Contour.Rect(box), colour, opacity);
        }
    }

    private void text(Figure figure) {
        Block block = figure.block();
        if (block != null && !figure.words().body().isEmpty()) {
            Style style = figure.style();
            Writing writing = new Writing(block, figure.words().runsFromRight(), lettering.drop(block.font()));
            easel.write(writing, palette.stroke(style.stroke()), style.opacity());
        }
    }

    /** Its name stands on one line above it. */
    private void frame(Figure figure) {
        Box box = figure.box();
        Words words = figure.words();
        easel.draw(new Contour.Rect(box), EDGE_PEN, EDGE, 1);
        if (!words.body().isEmpty()) {
            double top = box.y() - words.size() * (0.5 + Block.LEADING / 2 + lettering.drop(words.font()));
            Block name = new Block(
                    List.of(words.body().replace('\n', ' ')),
                    words.size(),
                    words.font(),
                    0,
                    new Box(box.x(), top, box.w(), words.size() * Block.LEADING));
            easel.write(new Writing(name, false, lettering.drop(words.font())), EDGE, 1);
        }
    }

    /** The room that an image takes, until its bytes can be shown. */
    private void image(Box box) {
        easel.draw(new Contour.Rect(box), DASHED_HATCH_PEN, HATCH, 1);
        easel.draw(new Contour.Cross(box), HATCH_PEN, HATCH, 1);
    }
}
