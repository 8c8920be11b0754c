package io.inkwire.model;

/** What a key lets its holder do. */
public enum Role {
    VIEWER(0),
    EDITOR(1),
    OWNER(2);

    private final int number;

    Role(int number) {
        this.number = number;
    }

    /** As on the wire. */
    public int number() {
        return number;
    }

    public boolean mayDraw() {
        return this != VIEWER;
    }
}
