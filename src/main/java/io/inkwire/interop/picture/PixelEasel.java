package io.inkwire.interop.picture;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Pixels, by Java2D, on clear ground; the paper is laid under them at the end, for ink that lets others through must not mix with
 * it. Four bytes a pixel. For one thread.
 */
final class PixelEasel implements Easel, AutoCloseable {
    /** So many dashes are no dashes any more, only time. */
    private static final double MOST_DASHES = 20_000;

    private final View view;
    private final Lettering lettering;
    private final Blend glaze;
    private final BufferedImage image;
    private final Graphics2D graphics;
    private final Deque<AffineTransform> turns = new ArrayDeque<>();

    PixelEasel(View view, Palette palette, Lettering lettering) {
        this.view = view;
        this.lettering = lettering;
        this.glaze = palette.isDark() ? Blend.SCREEN : Blend.MULTIPLY;
        this.image = new BufferedImage(view.width(), view.height(), BufferedImage.TYPE_INT_ARGB_PRE);
        this.graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(view.scale(), view.scale());
        graphics.translate(-view.box().x(), -view.box().y());
    }

    @Override
    public double grain() {
        return 1 / view.scale();
    }

    @Override
    public void begin(double angle, Box about) {
        turns.push(graphics.getTransform());
        if (angle != 0) {
            graphics.rotate(angle, about.middleX(), about.middleY());
        }
    }

    @Override
    public void end() {
        graphics.setTransform(turns.pop());
    }

    @Override
    public void fill(Contour area, int rgba, double opacity) {
        graphics.setColor(colour(rgba, opacity));
        graphics.fill(shape(area));
    }

    @Override
    public void glaze(Contour area, int rgba, double opacity) {
        graphics.setComposite(glaze);
        fill(area, rgba, opacity);
        graphics.setComposite(AlphaComposite.SrcOver);
    }

    /** What is thinner than a pixel is drawn as one that is paler, as browsers do. */
    @Override
    public void draw(Contour line, Pen pen, int rgba, double opacity) {
        double thinness = Math.min(1, pen.width() * view.scale());
        Shape shape = shape(line);
        graphics.setColor(colour(rgba, opacity * thinness));
        graphics.setStroke(stroke(pen, Math.max(pen.width(), grain()), shape));
        graphics.draw(shape);
    }

    private static BasicStroke stroke(Pen pen, double width, Shape shape) {
        int cap = pen.round() ? BasicStroke.CAP_ROUND : BasicStroke.CAP_BUTT;
        int join = pen.round() ? BasicStroke.JOIN_ROUND : BasicStroke.JOIN_BEVEL;
        float[] dashes = new float[pen.dashes().length];
        double period = 0;
        for (int i = 0; i < dashes.length; i++) {
            dashes[i] = (float) pen.dashes()[i];
            period += pen.dashes()[i];
        }
        Rectangle2D bounds = shape.getBounds2D();
        boolean dashed = dashes.length > 0 && (bounds.getWidth() + bounds.getHeight()) * 2 / period < MOST_DASHES;
        return dashed
                ? new BasicStroke((float) width, cap, join, 10, dashes, 0)
                : new BasicStroke((float) width, cap, join, 10);
    }

    @Override
    public void write(Writing writing, int rgba, double opacity) {
        Block block = writing.block();
        graphics.setColor(colour(rgba, opacity));
        List<String> lines = block.lines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Shape letters = lettering.outline(line, block.size(), block.font(), writing.fromRight());
            double width = lettering.widthOf(line, block.size(), block.font());
            AffineTransform at = AffineTransform.getTranslateInstance(writing.left(width), writing.baseline(i));
            graphics.fill(at.createTransformedShape(letters));
        }
    }

    private static Color colour(int rgba, double opacity) {
        int alpha = (int) Math.round((rgba & 0xff) * opacity);
        return new Color(rgba >>> 8 | Math.min(255, alpha) << 24, true);
    }

    private static Shape shape(Contour contour) {
        if (contour instanceof Contour.Rings rings) {
            return path(rings.rings());
        }
        if (contour instanceof Contour.Way way) {
            return path(way);
        }
        if (contour instanceof Contour.Oval oval) {
            Box box = oval.box();
            return new Ellipse2D.Double(box.x(), box.y(), box.w(), box.h());
        }
        if (contour instanceof Contour.Cross cross) {
            Box box = cross.box();
            Path2D path = new Path2D.Double(new Line2D.Double(box.x(), box.y(), box.right(), box.bottom()));
            path.append(new Line2D.Double(box.right(), box.y(), box.x(), box.bottom()), false);
            return path;
        }
        Box box = ((Contour.Rect) contour).box();
        return new Rectangle2D.Double(box.x(), box.y(), box.w(), box.h());
    }

    private static Shape path(List<Ring> rings) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (Ring ring : rings) {
            int n = ring.size();
            path.moveTo(ring.middleX(n - 1), ring.middleY(n - 1));
            for (int i = 0; i < n; i++) {
                path.quadTo(ring.x(i), ring.y(i), ring.middleX(i), ring.middleY(i));
            }
            path.closePath();
        }
        return path;
    }

    private static Shape path(Contour.Way way) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        List<InkPoint> points = way.points();
        path.moveTo(points.get(0).x(), points.get(0).y());
        for (int i = 1; i < points.size(); i++) {
            path.lineTo(points.get(i).x(), points.get(i).y());
        }
        if (points.size() == 1) {
            path.lineTo(points.get(0).x(), points.get(0).y());
        }
        if (way.closed()) {
            path.closePath();
        }
        return path;
    }

    /** The whole picture on its paper as a PNG; the easel is of no more use. */
    byte[] toPng(Paper paper) {
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        return PngFile.of(pixels, view.width(), view.height(), paper.rgba());
    }

    @Override
    public void close() {
        graphics.dispose();
    }
}
