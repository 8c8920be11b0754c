package io.inkwire.it.old;

/** One page of an old browser, and a hand to use it with. Confined to the thread of the tests. */
public interface Engine extends AutoCloseable {
    /** Opens an address and returns once it is loaded. */
    void open(String url);

    /** The value of a JavaScript expression of ES5, as text. */
    String evaluate(String expression);

    /** @param what mousedown, mousemove or mouseup, of the main button; CSS px */
    void mouse(String what, int x, int y);

    /** Types letters into what has the focus. */
    void type(String text);

    /** PNG. */
    byte[] screenshot();

    /** What the page threw and nobody caught; empty where the engine cannot tell. */
    String errors();

    @Override
    void close();
}
