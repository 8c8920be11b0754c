package io.inkwire.interop.picture;

import java.awt.Composite;
import java.awt.CompositeContext;
import java.awt.RenderingHints;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * The blend modes multiply and screen, as a canvas has them (Compositing and Blending Level 1), onto premultiplied ARGB.
 * Thread-safe: immutable.
 */
enum Blend implements Composite, CompositeContext {
    MULTIPLY,
    SCREEN;

    @Override
    public CompositeContext createContext(ColorModel source, ColorModel target, RenderingHints hints) {
        if (source.isAlphaPremultiplied() || !target.isAlphaPremultiplied()) {
            throw new IllegalArgumentException("a plain colour onto premultiplied pixels");
        }
        return this;
    }

    @Override
    public void dispose() {
        // Holds nothing.
    }

    @Override
    public void compose(Raster source, Raster under, WritableRaster target) {
        int w = Math.min(source.getWidth(), under.getWidth());
        int h = Math.min(source.getHeight(), under.getHeight());
        int[] above = new int[4 * w];
        int[] below = new int[4 * w];
        for (int y = 0; y < h; y++) {
            source.getPixels(source.getMinX(), source.getMinY() + y, w, 1, above);
            under.getPixels(under.getMinX(), under.getMinY() + y, w, 1, below);
            for (int i = 0; i < 4 * w; i += 4) {
                int alpha = above[i + 3];
                int alphaBelow = below[i + 3];
                for (int k = 0; k < 3; k++) {
                    below[i + k] = part(above[i + k] * alpha, alpha, below[i + k], alphaBelow);
                }
                below[i + 3] = alpha + alphaBelow - over255(alpha * alphaBelow);
            }
            target.setPixels(target.getMinX(), target.getMinY() + y, w, 1, below);
        }
    }

    /**
     * One colour of one pixel.
     *
     * @param source colour times alpha, 0 to 255 * 255
     * @param below premultiplied
     */
    private int part(int source, int alpha, int below, int alphaBelow) {
        int above = over255(source);
        int both = over255(above * below);
        return this == SCREEN
                ? above + below - both
                : above - over255(above * alphaBelow) + below - over255(below * alpha) + both;
    }

    private static int over255(int product) {
        return (product + 127) / 255;
    }
}
