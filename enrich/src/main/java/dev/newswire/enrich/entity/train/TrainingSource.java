package dev.newswire.enrich.entity.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The labelled sets that are learnt from or, held out, measured against. */
enum TrainingSource {
    GMB_SILVER("gmb.silver.tsv.gz", true, false),
    WIKINEWS_SILVER("wikinews.silver.tsv.gz", true, false),
    WIKIGOLD("wikigold.tsv.gz", true, false),
    GUM("gum.perm.tsv.gz", true, true),
    /** The people's labels of the sentences of {@link #GMB_SILVER}; only measured against. */
    GMB_NORM("gmb.norm.tsv.gz", false, false);

    private final String file;
    private final boolean teaches;
    private final boolean openMisc;

    TrainingSource(String file, boolean teaches, boolean openMisc) {
        this.file = file;
        this.teaches = teaches;
        this.openMisc = openMisc;
    }

    /** Whether a program made the labels. */
    boolean isSilver() {
        return file.contains("silver");
    }

    boolean teaches() {
        return teaches;
    }

    List<Example> read(Path folder) throws IOException {
        return TrainingSet.read(folder.resolve(file), openMisc);
    }
}
