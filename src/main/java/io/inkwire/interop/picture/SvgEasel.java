package io.inkwire.interop.picture;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An SVG document: outlines, shapes and letters, with neither scripts nor addresses in it, in the fonts that the page's own export
 * names. Numbers count from the view's corner, so that they stay short however far out it lies. For one thread.
 */
final class SvgEasel implements Easel {
    /** Digits behind the point: two at 100 %, more where one looks from nearer. */
    private static final int FEWEST_DIGITS = 2;

    private static final int MOST_DIGITS = 7;

    private static final List<String> FAMILIES = List.of(
            "system-ui, -apple-system, \"Segoe UI\", Roboto, sans-serif",
            "\"Segoe Print\", \"Bradley Hand\", \"Chalkboard SE\", \"Comic Sans MS\", \"Comic Neue\", cursive",
            "ui-monospace, \"SF Mono\", Consolas, \"Liberation Mono\", monospace",
            "ui-serif, Georgia, \"Times New Roman\", serif");

    private final View view;
    private final String glaze;
    private final StringBuilder out = new StringBuilder(16 * 1024);
    private final int digits;
    private boolean turned;

    SvgEasel(View view, Palette palette, Paper paper, String title) {
        this.view = view;
        this.glaze = " style=\"mix-blend-mode:" + (palette.isDark() ? "screen" : "multiply") + "\"";
        this.digits = (int) Math.max(FEWEST_DIGITS, Math.min(MOST_DIGITS, 2 + Math.ceil(Math.log10(view.scale()))));
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"");
        attribute("width", view.width());
        attribute("height", view.height());
        out.append(" viewBox=\"0 0 ");
        Xml.number(out, view.box().w(), 3);
        out.append(' ');
        Xml.number(out, view.box().h(), 3);
        out.append("\">\n");
        if (!title.isEmpty()) {
            out.append("<title>").append(Xml.escaped(title)).append("</title>\n");
        }
        if (paper != Paper.NONE) {
            out.append("<rect width=\"100%\" height=\"100%\"");
            paint("fill", paper.rgba(), 1);
            out.append("/>\n");
        }
        out.append("<g style=\"isolation:isolate\">\n");
    }

    /** Characters so far. */
    int length() {
        return out.length();
    }

    /** The whole document; the easel is of no more use. */
    byte[] toSvg() {
        return out.append("</g>\n</svg>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** It may be looked at from near, so every outline is there. */
    @Override
    public double grain() {
        return 0;
    }

    @Override
    public void begin(double angle, Box about) {
        turned = angle != 0;
        if (turned) {
            out.append("<g transform=\"rotate(");
            Xml.number(out, Math.toDegrees(angle), 4);
            out.append(' ');
            place(about.middleX(), about.middleY());
            out.append(")\">");
        }
    }

    @Override
    public void end() {
        out.append(turned ? "</g>\n" : "\n");
    }

    @Override
    public void fill(Contour area, int rgba, double opacity) {
        contour(area);
        paint("fill", rgba, opacity);
        out.append("/>");
    }

    @Override
    public void glaze(Contour area, int rgba, double opacity) {
        contour(area);
        paint("fill", rgba, opacity);
        out.append(glaze).append("/>");
    }

    @Override
    public void draw(Contour line, Pen pen, int rgba, double opacity) {
        contour(line);
        out.append(" fill=\"none\"");
        paint("stroke", rgba, opacity);
        attribute("stroke-width", pen.width());
        if (pen.round()) {
            out.append(" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
        }
        if (pen.dashes().length > 0) {
            out.append(" stroke-dasharray=\"");
            for (int i = 0; i < pen.dashes().length; i++) {
                out.append(i == 0 ? "" : " ");
                Xml.number(out, pen.dashes()[i], 3);
            }
            out.append('"');
        }
        out.append("/>");
    }

    @Override
    public void write(Writing writing, int rgba, double opacity) {
        Block block = writing.block();
        out.append("<text font-family=\"")
                .append(Xml.escaped(FAMILIES.get(block.font())))
                .append('"');
        attribute("font-size", block.size());
        out.append(" text-anchor=\"").append(anchor(block.align(), writing.fromRight()));
        out.append(writing.fromRight() ? "\" direction=\"rtl\"" : "\"").append(" xml:space=\"preserve\"");
        paint("fill", rgba, opacity);
        out.append('>');
        for (int i = 0; i < block.lines().size(); i++) {
            out.append("<tspan");
            attribute("x", block.anchorX() - view.box().x());
            attribute("y", writing.baseline(i) - view.box().y());
            out.append('>').append(Xml.escaped(block.lines().get(i))).append("</tspan>");
        }
        out.append("</text>");
    }

    /** What is left of a line is its beginning, unless it runs from the right. */
    private static String anchor(int align, boolean fromRight) {
        return align == 1 ? "middle" : (align == 2) == fromRight ? "start" : "end";
    }

    /** Opens an element that has that form. */
    private void contour(Contour contour) {
        if (contour instanceof Contour.Rings rings) {
            out.append("<path d=\"");
            rings.rings().forEach(this::ring);
            out.append('"');
        } else if (contour instanceof Contour.Way way) {
            out.append("<path d=\"");
            way(way.points());
            out.append(way.closed() ? "Z\"" : "\"");
        } else if (contour instanceof Contour.Cross cross) {
            Box box = cross.box();
            out.append("<path d=\"");
            way(List.of(new InkPoint(box.x(), box.y()), new InkPoint(box.right(), box.bottom())));
            way(List.of(new InkPoint(box.right(), box.y()), new InkPoint(box.x(), box.bottom())));
            out.append('"');
        } else if (contour instanceof Contour.Oval oval) {
            Box box = oval.box();
            out.append("<ellipse");
            attribute("cx", box.middleX() - view.box().x());
            attribute("cy", box.middleY() - view.box().y());
            attribute("rx", box.w() / 2);
            attribute("ry", box.h() / 2);
        } else if (contour instanceof Contour.Rect rect) {
            Box box = rect.box();
            out.append("<rect");
            attribute("x", box.x() - view.box().x());
            attribute("y", box.y() - view.box().y());
            attribute("width", box.w());
            attribute("height", box.h());
        }
    }

    private void ring(Ring ring) {
        int n = ring.size();
        SvgPath path = path().moveTo(ring.middleX(n - 1), ring.middleY(n - 1));
        for (int i = 0; i < n; i++) {
            path.quadTo(ring.x(i), ring.y(i), ring.middleX(i), ring.middleY(i));
        }
        path.close();
    }

    private void way(List<InkPoint> points) {
        SvgPath path = path().moveTo(points.get(0).x(), points.get(0).y());
        for (int i = Math.min(1, points.size() - 1); i < points.size(); i++) {
            path.lineTo(points.get(i).x(), points.get(i).y());
        }
    }

    private SvgPath path() {
        return new SvgPath(out, digits, view.box().x(), view.box().y());
    }

    private void place(double x, double y) {
        Xml.number(out, x - view.box().x(), digits);
        out.append(' ');
        Xml.number(out, y - view.box().y(), digits);
    }

    private void attribute(String name, double value) {
        out.append(' ').append(name).append("=\"");
        Xml.number(out, value, Math.max(3, digits));
        out.append('"');
    }

    private void paint(String name, int rgba, double opacity) {
        out.append(' ').append(name).append("=\"#");
        String hex = Integer.toHexString(rgba >>> 8);
        out.append("0".repeat(6 - hex.length())).append(hex).append('"');
        double alpha = (rgba & 0xff) / 255.0 * opacity;
        if (alpha != 1) {
            out.append(' ').append(name).append("-opacity=\"");
            Xml.number(out, alpha, 3);
            out.append('"');
        }
    }
}
