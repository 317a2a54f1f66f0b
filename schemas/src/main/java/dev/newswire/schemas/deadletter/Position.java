package dev.newswire.schemas.deadletter;

import java.util.Optional;

/** Where a record of a topic stood. */
public record Position(String topic, int partition, long offset) {

    /** Reads what {@link #toString} writes; empty for anything else, such as a file with its line. */
    public static Optional<Position> parse(String text) {
        int at = text.lastIndexOf('@');
        int hyphen = text.lastIndexOf('-', at);
        if (at < 0 || hyphen < 1) {
            return Optional.empty();
        }
        try {
            Position position = new Position(
                    text.substring(0, hyphen),
                    Integer.parseInt(text.substring(hyphen + 1, at)),
                    Long.parseLong(text.substring(at + 1)));
            return position.partition() < 0 || position.offset() < 0 ? Optional.empty() : Optional.of(position);
        } catch (NumberFormatException notOurs) {
            return Optional.empty();
        }
    }

    /** As {@link DeadLetter#origin} has it: {@code topic-partition@offset}. */
    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
