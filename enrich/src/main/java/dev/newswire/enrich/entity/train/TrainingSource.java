package dev.newswire.enrich.entity.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The labelled sets that are learnt from or, held out, measured against. */
enum TrainingSource {
    GMB_SILVER(0, "gmb.silver.tsv.gz", true, false),
    WIKINEWS_SILVER(1, "wikinews.silver.tsv.gz", true, false),
    WIKIGOLD(2, "wikigold.tsv.gz", true, false),
    GUM(3, "gum.perm.tsv.gz", true, true),
    /** The people's labels of the sentences of {@link #GMB_SILVER}; one voice among others there, measured against here. */
    GMB_NORM(4, "gmb.norm.tsv.gz", false, false);

    /** More than the documents of a source. */
    private static final int APART = 1 << 20;

    private final int first;
    private final String file;
    private final boolean teaches;
    private final boolean openMisc;

    TrainingSource(int number, String file, boolean teaches, boolean openMisc) {
        this.first = number * APART;
        this.file = file;
        this.teaches = teaches;
        this.openMisc = openMisc;
    }

    /** Whether a program made the labels. */
    boolean isSilver() {
        return file.contains("silver");
    }

    /** Whether people labelled the same sentences, by rules of their own. */
    boolean hasPeople() {
        return this == GMB_SILVER;
    }

    boolean teaches() {
        return teaches;
    }

    /**
     * The sentences with other labels, in the order of {@link #read}; for silver sources.
     *
     * @param name in the name of the file, where that of this source has "silver"
     * @throws IOException when they cannot be read, or are not as many as the sentences
     */
    List<Example> readOther(String name, Path folder, int count) throws IOException {
        Path other = folder.resolve(file.replace("silver", name));
        List<Example> all = TrainingSet.read(other, false);
        if (all.size() != count) {
            throw new IOException(other + " has " + all.size() + " sentences instead of " + count + "; make it again");
        }
        return all;
    }

    /** The sentences; numbers of documents are unlike those of other sources. */
    List<Example> read(Path folder) throws IOException {
        List<Example> all = new ArrayList<>();
        for (Example example : TrainingSet.read(folder.resolve(file), openMisc)) {
            all.add(new Example(example.words(), example.allowed(), example.document() + first));
        }
        return all;
    }

    /** The number of a sentence's document within this source. */
    int number(Example example) {
        return example.document() - first;
    }
}
