package io.inkwire.board;

import io.inkwire.cluster.pb.Cluster.Seated;
import io.inkwire.model.Position;
import io.inkwire.model.Role;
import io.inkwire.wire.pb.Wire;

/** One member's place at the board on this node. Its fields are confined to the board's loop, its methods hop there. */
final class LocalSeat implements Seat {
    private final Board board;
    private final int author;
    private final long number;
    private final Role role;
    private final Member member;
    private String name;
    private int color;
    private boolean gone;

    LocalSeat(Board board, int author, long number, Join join, Member member) {
        this.board = board;
        this.author = author;
        this.number = number;
        this.role = join.role();
        this.member = member;
        this.name = join.name();
        this.color = join.color();
    }

    int author() {
        return author;
    }

    /** The count of the session's connections in the upper 32 bits, random below: tells two of them apart, and which is newer. */
    long number() {
        return number;
    }

    Role role() {
        return role;
    }

    Member member() {
        return member;
    }

    String name() {
        return name;
    }

    boolean gone() {
        return gone;
    }

    /** No method acts from now on. */
    void end() {
        gone = true;
    }

    Seated toSeated() {
        return Seated.newBuilder()
                .setAuthor(author)
                .setName(name)
                .setColor(color)
                .setRole(role.number())
                .setSeat(number)
                .build();
    }

    Wire.Person toPerson() {
        return Wire.Person.newBuilder()
                .setAuthor(author)
                .setName(name)
                .setColor(color)
                .setRole(role.number())
                .build();
    }

    void answer(Wire.Frame frame) {
        member.loop().execute(() -> member.answer(frame));
    }

    @Override
    public void catchUp(Position from) {
        hop(() -> board.catchUp(this, from));
    }

    @Override
    public void submit(Wire.Submit submit) {
        hop(() -> board.submit(this, submit));
    }

    @Override
    public void live(Wire.Live live) {
        hop(() -> board.live(this, live));
    }

    @Override
    public void profile(String newName, int newColor) {
        hop(() -> {
            name = newName;
            color = newColor;
            board.seatsChanged();
        });
    }

    @Override
    public void leave() {
        hop(() -> board.leave(this));
    }

    private void hop(Runnable task) {
        board.loop().execute(() -> {
            if (!gone) {
                task.run();
            }
        });
    }
}
