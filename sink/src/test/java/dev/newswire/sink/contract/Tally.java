package dev.newswire.sink.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * What stands in a target against what was sent to it.
 *
 * @param stored revisions that stand there, repetitions included
 * @param missing revisions that should and do not
 * @param repeated revisions that stand there once too often
 * @param foreign revisions that should not be there at all
 * @param disordered items whose revisions came in another order than they were sent
 */
record Tally(int stored, int missing, int repeated, int foreign, int disordered) {

    /** @param oneVersion whether the target keeps the newest revision of each item alone */
    static Tally of(Map<String, List<Integer>> sent, List<SinkTarget.Stored> stored, boolean oneVersion) {
        Map<String, List<Integer>> found = new HashMap<>();
        stored.forEach(
                one -> found.computeIfAbsent(one.id(), any -> new ArrayList<>()).add(one.revision()));
        int missing = 0;
        int repeated = 0;
        int foreign = 0;
        int disordered = 0;
        for (Map.Entry<String, List<Integer>> one : sent.entrySet()) {
            List<Integer> revisions = one.getValue();
            List<Integer> wanted = oneVersion
                    ? List.of(revisions.stream().mapToInt(r -> r).max().orElseThrow())
                    : revisions;
            List<Integer> there = found.getOrDefault(one.getKey(), List.of());
            List<Integer> once = List.copyOf(new LinkedHashSet<>(there));
            List<Integer> known = once.stream().filter(wanted::contains).toList();
            missing += wanted.size() - known.size();
            foreign += once.size() - known.size();
            repeated += there.size() - once.size();
            if (!known.equals(wanted.stream().filter(known::contains).toList())) {
                disordered++;
            }
        }
        for (Map.Entry<String, List<Integer>> one : found.entrySet()) {
            foreign += sent.containsKey(one.getKey()) ? 0 : one.getValue().size();
        }
        return new Tally(stored.size(), missing, repeated, foreign, disordered);
    }

    boolean isExact() {
        return missing == 0 && repeated == 0 && foreign == 0 && disordered == 0;
    }

    @Override
    public String toString() {
        return stored + " stored, " + missing + " missing, " + repeated + " repeated, " + foreign
                + " that should not be, " + disordered + " out of order";
    }
}
