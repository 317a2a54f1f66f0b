package dev.newswire.enrich.entity.crf;

/**
 * A trained linear-chain conditional random field (Lafferty, McCallum, Pereira 2001): weights of features and of label
 * pairs. Immutable, shared by threads; {@link CrfLabeller} applies it.
 */
public final class CrfModel {
    private final String version;
    private final WeightTable table;
    private final int[] transitions;

    CrfModel(String version, WeightTable table, int[] transitions) {
        this.version = version;
        this.table = table;
        this.transitions = transitions;
    }

    /** What the model calls itself. */
    public String version() {
        return version;
    }

    WeightTable table() {
        return table;
    }

    /** The weight of one label after another; both must fit by {@link Labels#follows}. */
    int transition(int before, int after) {
        return transitions[before * Labels.COUNT + after];
    }
}
