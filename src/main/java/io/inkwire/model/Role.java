package io.inkwire.model;

/** What a key lets its holder do. The ordinal is the number on the wire. */
public enum Role {
    VIEWER,
    EDITOR,
    OWNER;

    public boolean mayDraw() {
        return this != VIEWER;
    }
}
