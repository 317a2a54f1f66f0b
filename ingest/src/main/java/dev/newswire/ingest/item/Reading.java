package dev.newswire.ingest.item;

import dev.newswire.schemas.RawItem;
import org.jspecify.annotations.Nullable;

/** What became of one piece of input. Every piece gives exactly one, so readings add up to the input. */
public sealed interface Reading {

    /** Where the piece stood. */
    Origin origin();

    /**
     * The piece was read.
     *
     * @param replaced how many letters could not be decoded and became U+FFFD
     */
    record Item(RawItem item, Origin origin, int replaced) implements Reading {}

    /**
     * The piece was not read and goes to the dead letters.
     *
     * @param message what is wrong with it, for people
     * @param exception class name of what was thrown; null when nothing was
     * @param bytes the original bytes; only their beginning when {@code truncated}
     * @param length how many bytes the piece had, as far as it was read
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Refused(
            Origin origin,
            Reason reason,
            String message,
            @Nullable String exception,
            byte[] bytes,
            long length,
            boolean truncated)
            implements Reading {

        /** The reason as one line: {@code file:line: too-large: message}. */
        public String line() {
            return origin + ": " + reason.label() + ": " + message;
        }
    }

    /** The piece never was an item (an archive's request record, say); it is counted and left out. */
    record LeftOut(Origin origin, Reason reason) implements Reading {}
}
