package io.inkwire.transport;

import io.inkwire.interop.picture.Format;
import io.inkwire.interop.picture.Paper;
import io.inkwire.interop.picture.Wish;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one query; what is wrong with it is thrown within this file and comes out as a value. For one thread.
 */
final class PictureQueryReader {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}(\\.[0-9]{1,6})?");
    private static final String SVG = "image/svg+xml";
    private static final String PNG = "image/png";
    private static final String MIXED = "multipart/x-mixed-replace";

    private final MultiMap params;
    private final Accept accept;

    /** @throws IllegalArgumentException where the query does not decode */
    PictureQueryReader(HttpServerRequest request) {
        params = request.params();
        accept = new Accept(request);
    }

    PictureQuery read() {
        try {
            return asked();
        } catch (Unfit unfit) {
            return new PictureQuery.Bad(unfit.status, unfit.detail);
        }
    }

    private PictureQuery asked() throws Unfit {
        boolean stream = params.contains("stream") || (!params.contains("format") && accept.names(MIXED));
        Format format = format(stream);
        int width = (int) number("width", 1, Wish.MOST_SIDE, 0);
        int height = (int) number("height", 1, Wish.MOST_SIDE, 0);
        if ((long) width * height > (stream ? PictureQuery.STREAM_PIXELS : Wish.MOST_PIXELS)) {
            throw new Unfit(
                    400,
                    "Width times height may be at most " + (stream ? PictureQuery.STREAM_PIXELS : Wish.MOST_PIXELS)
                            + ".");
        }
        double scale = number("scale", Wish.LEAST_SCALE, Wish.MOST_SCALE, 1);
        double padding = number("padding", 0, Wish.MOST_PADDING, Wish.USUAL_PADDING);
        double everyMs =
                number("every", PictureQuery.LEAST_EVERY_MS, PictureQuery.MOST_EVERY_MS, PictureQuery.USUAL_EVERY_MS);
        int most = stream || !params.contains("scale") ? PictureQuery.USUAL_SIDE : Wish.MOST_SIDE;
        if (stream && (width == 0) != (height == 0)) {
            throw new Unfit(400, "A streamed picture has both a width and a height, or neither.");
        }
        return new PictureQuery.Asked(
                new Wish(format, paper(), width, height, scale, most, padding), stream, (long) everyMs);
    }

    private Format format(boolean stream) throws Unfit {
        String named = one("format");
        if (stream) {
            if (named != null && !named.equals("png")) {
                throw new Unfit(400, "A streamed picture is a PNG: leave out the format, or the stream.");
            }
            return Format.PNG;
        }
        if (named != null) {
            return switch (named) {
                case "png" -> Format.PNG;
                case "svg" -> Format.SVG;
                default -> throw new Unfit(400, "The format must be png or svg.");
            };
        }
        double png = accept.quality(PNG);
        double svg = accept.quality(SVG);
        if (png <= 0 && svg <= 0) {
            throw new Unfit(406, "A picture can be had as image/png, image/svg+xml or multipart/x-mixed-replace.");
        }
        return svg > png ? Format.SVG : Format.PNG;
    }

    private Paper paper() throws Unfit {
        String named = one("paper");
        return switch (named == null ? "light" : named) {
            case "light" -> Paper.LIGHT;
            case "dark" -> Paper.DARK;
            case "none" -> Paper.NONE;
            default -> throw new Unfit(400, "The paper must be light, dark or none.");
        };
    }

    private double number(String name, double least, double most, double otherwise) throws Unfit {
        String given = one(name);
        if (given == null) {
            return otherwise;
        }
        boolean isWhole = !given.contains(".");
        double value = NUMBER.matcher(given).matches() ? Double.parseDouble(given) : -1;
        boolean wantsWhole = name.equals("width") || name.equals("height");
        if (value < least || value > most || (wantsWhole && !isWhole)) {
            String kind = wantsWhole ? "a whole number" : "a number";
            throw new Unfit(
                    400, capital(name) + " must be " + kind + " from " + text(least) + " to " + text(most) + ".");
        }
        return value;
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static String text(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private @Nullable String one(String name) throws Unfit {
        List<String> given = params.getAll(name);
        if (given.size() > 1) {
            throw new Unfit(400, capital(name) + " is given twice.");
        }
        return given.isEmpty() ? null : given.get(0);
    }

    private static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;
        private final int status;
        private final String detail;

        Unfit(int status, String detail) {
            super(detail, null, false, false);
            this.status = status;
            this.detail = detail;
        }
    }
}
