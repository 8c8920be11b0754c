package io.inkwire.transport;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import io.inkwire.model.BoardId;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/qr}: a board's link as a QR code in SVG. The link comes in the body, since its key must be in no address,
 * and nothing of it is logged or kept. Only links to boards of this site are drawn: a code that a server hands out should not
 * lead elsewhere. Confined to the gateway's loop; a code takes well under a millisecond.
 */
final class QrApi {
    private static final String PATH = "/api/qr";

    /** Room for a long host and path; a code of so much text can still be read from a screen. */
    private static final int LINK_BYTES = 512;

    /** Modules of quiet around a code, as ISO/IEC 18004 asks for. */
    private static final int QUIET = 4;

    private final Origins origins;
    private final AddressRate rate;

    QrApi(Origins origins, AddressRate rate) {
        this.origins = origins;
        this.rate = rate;
    }

    void mount(Router router) {
        router.post(PATH).handler(ctx -> rate.admit(ctx, "Too many codes have been asked for from this address."));
        router.post(PATH).handler(QrApi::refuseOtherTypes);
        Bodies.limit(router.post(PATH), LINK_BYTES);
        router.post(PATH).handler(this::draw);
    }

    private static void refuseOtherTypes(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        if (Bodies.isOf("text/plain", request)) {
            ctx.next();
        } else {
            Problems.send(ctx, 415, "The body must be a link as text/plain.");
        }
    }

    private void draw(RoutingContext ctx) {
        // Not as the request's charset would have it: a link is ASCII, and the name of a charset may be anything.
        Buffer body = ctx.body().buffer();
        String link = body == null ? "" : body.toString(StandardCharsets.US_ASCII);
        Optional<BitMatrix> code = isBoardLink(link, Doorway.host(ctx)) ? code(link) : Optional.empty();
        if (code.isEmpty()) {
            Problems.send(ctx, 400, "The body must be one link to a board of this site, as its page shows it.");
            return;
        }
        ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "image/svg+xml")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(svg(code.get()));
    }

    /** {@code http(s)://this-site/…/b/{board}}, with or without a key behind it. */
    private boolean isBoardLink(String link, Host host) {
        URI uri;
        try {
            uri = new URI(link);
        } catch (URISyntaxException e) {
            return false;
        }
        String path = uri.getRawPath();
        if (uri.getRawAuthority() == null || path == null || uri.getRawQuery() != null || !isAscii(link)) {
            return false;
        }
        int board = path.lastIndexOf("/b/");
        return origins.allow(uri.getScheme() + "://" + uri.getRawAuthority(), host)
                && board >= 0
                && BoardId.parse(path.substring(board + "/b/".length())).isPresent();
    }

    /** A URI may hold other characters, but a browser writes none into the links it shows. */
    private static boolean isAscii(@Nullable String text) {
        return text != null && text.chars().allMatch(character -> character > ' ' && character < 0x7f);
    }

    /** The code without scale, its quiet zone included; empty where the text does not fit into one. */
    static Optional<BitMatrix> code(String text) {
        try {
            return Optional.of(new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            1,
                            1,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.MARGIN,
                                    QUIET)));
        } catch (WriterException tooLong) {
            return Optional.empty();
        }
    }

    /** Black on white whatever the page looks like: that is what every reader can read. One path, a run of modules a stroke. */
    static String svg(BitMatrix code) {
        int size = code.getWidth();
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int from = x;
                while (x < size && code.get(x, y)) {
                    x++;
                }
                if (x > from) {
                    path.append('M')
                            .append(from)
                            .append(' ')
                            .append(y)
                            .append('h')
                            .append(x - from);
                    path.append("v1h-").append(x - from).append('z');
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size + "\""
                + " width=\"" + size * 8 + "\" height=\"" + size * 8 + "\" shape-rendering=\"crispEdges\">"
                + "<path fill=\"#fff\" d=\"M0 0h" + size + "v" + size + "H0z\"/><path d=\"" + path + "\"/></svg>";
    }
}
