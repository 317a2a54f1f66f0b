package dev.newswire.sink.file;

import dev.newswire.schemas.EnrichedItem;
import java.io.Closeable;
import java.io.IOException;

/** A file that is being written. After an exception of any method it is good for nothing but to be closed. */
interface ItemFile extends Closeable {

    void write(EnrichedItem item) throws IOException;

    /** About how large it is, with what waits in memory. */
    long bytes();

    /** Writes all that waits, and what ends such a file. */
    @Override
    void close() throws IOException;
}
