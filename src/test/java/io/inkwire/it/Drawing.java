package io.inkwire.it;

import com.microsoft.playwright.Page;
import io.inkwire.it.BoardPage.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A drawing made with the page's own tools, as a person with a mouse and a keyboard makes it. Confined to the browser's thread. */
final class Drawing {
    /** How many of the wordmark's points are drawn: a quick hand's. */
    private static final double STEP = 7;

    private final BoardPage board;

    Drawing(BoardPage board) {
        this.board = board;
    }

    /** Ideas for a garden, on a page of 1280 by 800: words, notes, shapes, arrows and ink by hand. */
    void garden() {
        write(480, 90, 0.9);
        shape("r", "6", 280, 300, 150, 80);
        shape("d", "4", 560, 290, 160, 100);
        shape("o", "5", 850, 300, 160, 80);
        drag("a", "1", 436, 340, 554, 340);
        drag("a", "1", 726, 340, 844, 340);
        drag("i", "4", 300, 500, 460, 504);
        stroke("p", "3", BoardPage.wave(800, 500));
        stroke("m", "7", BoardPage.wave(500, 560));
        board.awaitSaved();
    }

    void shape(String tool, String ink, double x, double y, double w, double h) {
        drag(tool, ink, x, y, x + w, y + h);
    }

    void drag(String tool, String ink, double fromX, double fromY, double toX, double toY) {
        press(tool, ink);
        board.stroke(
                List.of(new Point(fromX, fromY), new Point((fromX + toX) / 2, (fromY + toY) / 2), new Point(toX, toY)));
    }

    void stroke(String tool, String ink, List<Point> way) {
        press(tool, ink);
        board.stroke(way);
    }

    private void press(String... keys) {
        List.of(keys).forEach(board.page.keyboard()::press);
    }

    /** The house's name by hand, its upper left corner at a place, {@code scale} CSS px a unit. */
    private void write(double x, double y, double scale) {
        board.page.keyboard().press("p");
        for (Object stroke : wordmark(board.page)) {
            List<Point> way = new ArrayList<>();
            for (Object point : (List<?>) stroke) {
                List<?> pair = (List<?>) point;
                way.add(new Point(x + number(pair.get(0)) * scale, y + number(pair.get(1)) * scale));
            }
            board.stroke(way);
        }
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    private static List<?> wordmark(Page page) {
        return (List<?>) page.evaluate("""
                async ({ step }) => {
                  const { STROKES } = await import(new URL('js/ui/wordmark.js', document.baseURI.replace(/b\\/.*/, '')).href);
                  return STROKES.map(({ d }) => {
                    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
                    path.setAttribute('d', d);
                    const points = [];
                    for (let along = 0; along < path.getTotalLength(); along += step) {
                      const { x, y } = path.getPointAtLength(along);
                      points.push([x, y]);
                    }
                    return points;
                  });
                }""", Map.of("step", STEP));
    }
}
