package dev.newswire.ingest.item;

/**
 * Where bytes stood.
 *
 * @param file path as given, {@code -} for standard input
 * @param line line on which they begin, from 1; 0 when they are the whole file
 */
public record Origin(String file, long line) {

    public Origin {
        if (line < 0) {
            throw new IllegalArgumentException("A line is counted from 1: " + line);
        }
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ':' + line;
    }
}
