package dev.newswire.sink.contract;

import java.util.List;
import java.util.Map;

/** A target that {@link SinkEndurance} wears down, by writers in processes of their own. */
public interface EnduranceTarget extends SinkTarget {

    /** What {@code sink.kinds} calls it. */
    String kind();

    /** The settings of the kind that lead a writer to this target. */
    Map<String, String> settings();

    /** Mends the cause for which the target refuses what {@link #poison} makes. */
    void mend() throws Exception;

    /** What the figures do not say of this target; empty, or begins with a comma. */
    default String remark() {
        return "";
    }

    /**
     * Looks further than {@link #stored} does, once everything is written.
     *
     * @param sent the revisions of each item, in the order in which they were sent
     */
    default void check(Map<String, List<Integer>> sent) throws Exception {}
}
