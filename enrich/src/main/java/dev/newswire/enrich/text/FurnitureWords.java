package dev.newswire.enrich.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Phrases that give page furniture away, one file a language under {@code furniture/}, compared in plain form. */
final class FurnitureWords {

    private static final List<String> FILES = List.of("en", "ru", "de", "fr", "es", "more", "east");
    private static final int LONGEST_PHRASE = 10;

    private final Map<Cue, Set<String>> phrases;
    /** How many words the longest phrase has that begins with a word: most words begin none. */
    private final Map<Cue, Map<String, Integer>> beginnings = new EnumMap<>(Cue.class);

    private FurnitureWords(Map<Cue, Set<String>> phrases) {
        this.phrases = phrases;
        phrases.forEach((cue, listed) -> beginnings.put(cue, beginnings(listed)));
    }

    private static Map<String, Integer> beginnings(Set<String> listed) {
        Map<String, Integer> longest = new HashMap<>();
        for (String phrase : listed) {
            String[] words = phrase.split(" ", LONGEST_PHRASE);
            longest.merge(words[0], words.length, Math::max);
        }
        return longest;
    }

    static FurnitureWords load() {
        Map<Cue, Set<String>> phrases = new EnumMap<>(Cue.class);
        for (Cue cue : Cue.values()) {
            phrases.put(cue, new HashSet<>());
        }
        for (String file : FILES) {
            read("furniture/" + file + ".txt", phrases);
        }
        phrases.computeIfAbsent(Cue.CREDIT, cue -> new HashSet<>()).addAll(phrases.getOrDefault(Cue.PICTURE, Set.of()));
        return new FurnitureWords(phrases);
    }

    boolean is(Cue cue, String plain) {
        return of(cue).contains(plain);
    }

    /** Length of the longest listed phrase that the plain form begins with, at a word's end; 0 when there is none. */
    int prefix(Cue cue, String plain) {
        return longestFrom(cue, plain, 0);
    }

    /** Length of the longest listed phrase that the plain form ends with; 0 when there is none. */
    int suffix(Cue cue, String plain) {
        Set<String> listed = of(cue);
        int longest = 0;
        int start = plain.length();
        for (int words = 0; words < LONGEST_PHRASE && start > 0; words++) {
            start = plain.lastIndexOf(' ', start - 2) + 1;
            if (listed.contains(plain.substring(start))) {
                longest = plain.length() - start;
            }
        }
        return longest;
    }

    boolean contains(Cue cue, String plain) {
        for (int start = 0; start >= 0 && start < plain.length(); ) {
            if (longestFrom(cue, plain, start) > 0) {
                return true;
            }
            int space = plain.indexOf(' ', start);
            start = space < 0 ? -1 : space + 1;
        }
        return false;
    }

    /** Whether the plain form is nothing but listed phrases, at least one, and what a set of words allows beside them. */
    boolean covers(Cue cue, String plain, Set<String> others) {
        boolean any = false;
        int start = 0;
        while (start < plain.length()) {
            int listed = longestFrom(cue, plain, start);
            int space = plain.indexOf(' ', start + listed);
            int end = space < 0 ? plain.length() : space;
            if (listed == 0 && !others.contains(plain.substring(start, end))) {
                return false;
            }
            any |= listed > 0;
            start = end + 1;
        }
        return any;
    }

    private int longestFrom(Cue cue, String plain, int start) {
        int end = wordEnd(plain, start);
        String first = plain.substring(start, end);
        int words = beginnings.getOrDefault(cue, Map.of()).getOrDefault(first, 0);
        if (words == 0) {
            return 0;
        }
        Set<String> listed = of(cue);
        int longest = listed.contains(first) ? end - start : 0;
        for (int word = 1; word < words && end < plain.length(); word++) {
            end = wordEnd(plain, end + 1);
            if (listed.contains(plain.substring(start, end))) {
                longest = end - start;
            }
        }
        return longest;
    }

    private static int wordEnd(String plain, int start) {
        int space = plain.indexOf(' ', start);
        return space < 0 ? plain.length() : space;
    }

    private Set<String> of(Cue cue) {
        return phrases.getOrDefault(cue, Set.of());
    }

    private static void read(String file, Map<Cue, Set<String>> phrases) {
        try (InputStream in = FurnitureWords.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the vocabulary " + file + " is missing from this package");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            Set<String> section = Set.of();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String entry = line.strip();
                if (entry.startsWith("[")) {
                    Cue cue = Cue.valueOf(entry.substring(1, entry.length() - 1).toUpperCase(Locale.ROOT));
                    section = phrases.computeIfAbsent(cue, key -> new HashSet<>());
                } else if (!entry.isEmpty() && !entry.startsWith("//")) {
                    section.add(PlainForm.of(entry));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the vocabulary " + file, e);
        }
    }
}
