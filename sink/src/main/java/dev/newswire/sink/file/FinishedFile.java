package dev.newswire.sink.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;

/** A file that readers have, read back to take items out of it. Nothing here changes the file. */
interface FinishedFile {

    /**
     * Hands over every record, by what erasing asks for alone, for as long as they are wanted.
     *
     * @param goOn false to read no further
     * @throws java.nio.file.NoSuchFileException when there is no such file any more
     */
    void each(Predicate<Item> goOn) throws IOException;

    /**
     * Copies every record but those of these items, in their order, as the same kind of file with the same schema.
     *
     * @param to must not exist
     */
    Copied copyWithout(Set<String> ids, Path to) throws IOException;

    /** Whether a record of any of these items is in it. */
    default boolean holdsAny(Set<String> ids) throws IOException {
        boolean[] held = {false};
        each(item -> {
            held[0] = ids.contains(item.id());
            return !held[0];
        });
        return held[0];
    }

    /** The ids of an item and of its source; empty where there is none. */
    record Item(String id, String source) {}

    /** How many records went into a copy, and how many were left out. */
    record Copied(int kept, int erased) {}
}
