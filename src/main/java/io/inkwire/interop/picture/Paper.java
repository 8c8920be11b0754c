package io.inkwire.interop.picture;

/** What a picture is drawn on: the page's two papers, or nothing. */
public enum Paper {
    LIGHT(0xfbfaf6ff),
    DARK(0x14181eff),
    /** Clear, with ink for light paper. */
    NONE(0);

    private final int rgba;

    Paper(int rgba) {
        this.rgba = rgba;
    }

    /** 0xRRGGBBAA. */
    int rgba() {
        return rgba;
    }

    Palette palette() {
        return new Palette(this == DARK);
    }
}
