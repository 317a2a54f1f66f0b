package dev.newswire.sink.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** A file that readers have, read back to take items out of it. Nothing here changes the file. */
interface FinishedFile {

    /** Whether a record of any of these items is in it. */
    boolean holdsAny(Set<String> ids) throws IOException;

    /**
     * Copies every record but those of these items, in their order, as the same kind of file with the same schema.
     *
     * @param to must not exist
     */
    Copied copyWithout(Set<String> ids, Path to) throws IOException;

    /** How many records went into a copy, and how many were left out. */
    record Copied(int kept, int erased) {}
}
