package dev.newswire.sink.file;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What the files of a sink come to. All names begin with {@code newswire_sink_file_} and carry the label {@code sink}. */
final class FileMeters {

    private final Counter files;
    private final Counter bytes;
    private final Counter erased;
    private final Timer erasing;

    FileMeters(MeterRegistry registry, String sink) {
        files = counter(registry, sink, "newswire.sink.file.files", "Files given to readers.");
        bytes = counter(registry, sink, "newswire.sink.file.bytes", "Bytes of files given to readers.");
        erased = counter(registry, sink, "newswire.sink.file.erased", "Records taken out of files again.");
        erasing = Timer.builder("newswire.sink.file.erasing")
                .description("Time to look through the files of a partition for erased items.")
                .tag("sink", sink)
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, String sink, String name, String description) {
        return Counter.builder(name).description(description).tag("sink", sink).register(registry);
    }

    void published(Folder.Published published) {
        files.increment(published.files());
        bytes.increment((double) published.bytes());
    }

    void erased(int records) {
        erased.increment(records);
    }

    Timer erasing() {
        return erasing;
    }
}
