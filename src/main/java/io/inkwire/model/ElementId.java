package io.inkwire.model;

/** An element's name: its creator's number and the creator's own count, both unsigned and from 1. */
public record ElementId(int author, int n) implements Comparable<ElementId> {
    @Override
    public int compareTo(ElementId other) {
        int byAuthor = Integer.compareUnsigned(author, other.author);
        return byAuthor != 0 ? byAuthor : Integer.compareUnsigned(n, other.n);
    }

    @Override
    public String toString() {
        return Integer.toUnsignedString(author) + "." + Integer.toUnsignedString(n);
    }
}
