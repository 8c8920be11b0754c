package io.inkwire.cluster;

import com.google.protobuf.InvalidProtocolBufferException;
import io.inkwire.cluster.pb.Cluster.Envelope;
import io.inkwire.cluster.pb.Cluster.Heads;
import io.inkwire.cluster.pb.Cluster.ServerMessage;
import io.inkwire.model.BoardId;
import java.util.Optional;

/**
 * The bytes that servers exchange. What another version may say and this one does not know is ignored, never an error
 * (CLU-1). Thread-safe: pure functions.
 */
final class Envelopes {
    private Envelopes() {}

    /** What one message on the bus says. */
    sealed interface Opened {
        record ToBoard(String from, BoardId board, ServerMessage message) implements Opened {}

        record AllHeads(String from, Heads heads) implements Opened {}

        /** Of a version that says things this one does not know. */
        record Unknown(String from) implements Opened {}

        /** No server wrote this. */
        record Malformed(String why) implements Opened {}
    }

    static byte[] seal(String from, BoardId board, ServerMessage message) {
        return Envelope.newBuilder()
                .setFrom(from)
                .setBoard(board.value())
                .setMessage(message)
                .build()
                .toByteArray();
    }

    static byte[] seal(String from, Heads heads) {
        return Envelope.newBuilder()
                .setFrom(from)
                .setMessage(ServerMessage.newBuilder().setHeads(heads))
                .build()
                .toByteArray();
    }

    static Opened open(byte[] bytes) {
        Envelope envelope;
        try {
            envelope = Envelope.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            return new Opened.Malformed("not an envelope: " + e.getMessage());
        }
        String from = envelope.getFrom();
        if (from.isEmpty()) {
            return new Opened.Malformed("from nobody");
        }
        ServerMessage message = envelope.getMessage();
        return switch (message.getBodyCase()) {
            case BODY_NOT_SET -> new Opened.Unknown(from);
            case HEADS -> new Opened.AllHeads(from, message.getHeads());
            case SUBSCRIBE, UNSUBSCRIBE, SUBSCRIBED, NOT_OWNER, FORWARD, DELIVER, ANSWER, REPLACED, MOVED, RENAMED -> {
                Optional<BoardId> board = BoardId.parse(envelope.getBoard());
                yield board.isPresent()
                        ? new Opened.ToBoard(from, board.get(), message)
                        : new Opened.Malformed("no board id: " + envelope.getBoard());
            }
        };
    }
}
