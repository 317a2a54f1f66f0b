package dev.newswire.runtime.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the known name that a wrong one was perhaps meant to be. */
public final class NearestName {
    /** A name longer than this is no slip of the finger, and comparing it would only cost time. */
    private static final int MAX_LENGTH = 120;

    private NearestName() {}

    /** The nearest of the known names, no further away than a slip or two; null when none is. */
    public static @Nullable String of(String wrong, Collection<String> known) {
        if (wrong.length() > MAX_LENGTH) {
            return null;
        }
        String plain = plain(wrong);
        Map<String, Integer> distances =
                known.stream().distinct().collect(Collectors.toMap(name -> name, name -> distance(plain, plain(name))));
        return distances.entrySet().stream()
                .filter(entry -> entry.getValue() <= Math.max(1, plain.length() / 4))
                .min(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /** The known name that differs by one slip at most; for names that would otherwise be let through unread. */
    static @Nullable String almost(String wrong, Collection<String> known) {
        String nearest = of(wrong, known);
        if (nearest == null || Math.abs(nearest.length() - wrong.length()) > 1) {
            return null;
        }
        return distance(plain(wrong), plain(nearest)) <= 1 ? nearest : null;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '.').replace('-', '.');
    }

    /** Insertions, deletions, substitutions and swaps of neighbours; 0 when one name ends with the other's words. */
    private static int distance(String a, String b) {
        if (b.endsWith("." + a)) {
            return 0;
        }
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
