package dev.newswire.ingest.publish;

import dev.newswire.ingest.item.Reading;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What one caller brought, to be published at once, and what the caller was promised. */
record Submission(List<Reading> readings, List<Companion> beside, CompletableFuture<List<Reading>> promise) {

    Submission(List<Reading> readings, List<Companion> beside) {
        this(List.copyOf(readings), List.copyOf(beside), new CompletableFuture<>());
    }

    int records() {
        return readings.size() + beside.size();
    }

    /** About how many bytes it takes on the topics. */
    long bytes() {
        long bytes = 0;
        for (Reading reading : readings) {
            bytes += reading instanceof Reading.Item item
                    ? item.item().getBody().length()
                    : reading instanceof Reading.Refused refused ? refused.bytes().length : 0;
        }
        return bytes;
    }
}
