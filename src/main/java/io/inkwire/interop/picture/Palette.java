package io.inkwire.interop.picture;

/**
 * Colours for the paper they fall on: on dark paper what is too dark to be read is drawn lighter in the same hue, and surfaces
 * are mirrored (OKLab: Ottosson, "A perceptual color space for image processing", 2020). The page's {@code render/palette.js}.
 * Thread-safe: immutable.
 */
final class Palette {
    private static final double READABLE = 0.64;
    private static final double LIFT = 0.68;
    private static final double MIRROR = 1.2;
    private static final double DARKEST_SURFACE = 0.22;
    private static final double COLOUR_LIGHT = 1.5;
    private static final double MOST_COLOUR_LIGHT = 0.13;
    private static final double LIGHTEST = 0.97;

    /** Dark yellow is seen as green: around this hue (radians in OKLab) a surface turns so far towards gold. */
    private static final double YELLOW = 1.68;

    private static final double YELLOW_REACH = 0.5;
    private static final double TO_GOLD = 0.5;

    private final boolean dark;

    /** @param dark whether the paper is */
    Palette(boolean dark) {
        this.dark = dark;
    }

    boolean isDark() {
        return dark;
    }

    /** @param rgba 0xRRGGBBAA, as is the answer */
    int stroke(int rgba) {
        if (!dark) {
            return rgba;
        }
        Lab lab = Lab.of(rgba);
        double light = lab.light >= READABLE ? lab.light : READABLE + (READABLE - lab.light) * LIFT;
        return lab.relit(light).toRgb() | (rgba & 0xff);
    }

    int fill(int rgba) {
        if (!dark) {
            return rgba;
        }
        Lab lab = Lab.of(rgba);
        double mirrored = Math.max(DARKEST_SURFACE, MIRROR - lab.light);
        double light =
                Math.min(lab.light, mirrored + Math.min(MOST_COLOUR_LIGHT, Math.hypot(lab.a, lab.b) * COLOUR_LIGHT));
        return lab.relit(light).golden(lab.light).toRgb() | (rgba & 0xff);
    }

    private record Lab(double light, double a, double b) {
        static Lab of(int rgba) {
            double red = linear((rgba >>> 24) & 0xff);
            double green = linear((rgba >>> 16) & 0xff);
            double blue = linear((rgba >>> 8) & 0xff);
            double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
            double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
            double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
            return new Lab(
                    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
                    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
                    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s);
        }

        Lab relit(double other) {
            return new Lab(Math.min(LIGHTEST, other), a, b);
        }

        /** @param before how light it was */
        Lab golden(double before) {
            double hue = Math.atan2(b, a);
            double nearness = Math.max(0, 1 - Math.abs(hue - YELLOW) / YELLOW_REACH);
            double turned = hue - nearness * TO_GOLD * Math.max(0, before - light);
            double chroma = Math.hypot(a, b);
            return new Lab(light, chroma * Math.cos(turned), chroma * Math.sin(turned));
        }

        /** 0xRRGGBB00. */
        int toRgb() {
            double l = cube(light + 0.3963377774 * a + 0.2158037573 * b);
            double m = cube(light - 0.1055613458 * a - 0.0638541728 * b);
            double s = cube(light - 0.0894841775 * a - 1.291485548 * b);
            return encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) << 24
                    | encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) << 16
                    | encoded(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s) << 8;
        }

        private static double cube(double root) {
            return root * root * root;
        }

        private static double linear(int part) {
            double share = part / 255.0;
            return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
        }

        private static int encoded(double linear) {
            double part = Math.min(1, Math.max(0, linear));
            double share = part <= 0.0031308 ? part * 12.92 : 1.055 * Math.pow(part, 1 / 2.4) - 0.055;
            return (int) Math.round(255 * share);
        }
    }
}
