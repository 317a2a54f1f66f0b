package dev.newswire.enrich.quote;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Verbs of saying, pronouns and phrases such as "according to", from {@code speech.txt}. */
final class SpeechWords {

    /** A word of a text. */
    record Word(int start, int end, String lower) {}

    private static final int SHORTEST_STEM = 4;

    private final Map<String, Set<String>> sections;
    private final Set<String> sourceStarts = new HashSet<>();
    private final Set<String> stemStarts = new HashSet<>();
    private final int longestStem;

    private SpeechWords(Map<String, Set<String>> sections) {
        this.sections = sections;
        int longest = 0;
        for (String stem : sections.getOrDefault("[stem]", Set.of())) {
            longest = Math.max(longest, stem.length());
            stemStarts.add(stem.substring(0, SHORTEST_STEM));
        }
        this.longestStem = longest;
        for (String section : List.of("[source]", "[source pronoun]")) {
            sections.getOrDefault(section, Set.of()).forEach(phrase -> sourceStarts.add(phrase.split(" ", 2)[0]));
        }
    }

    static SpeechWords load() {
        Map<String, Set<String>> sections = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(SpeechWords.class.getResourceAsStream("speech.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Set<String> section = new HashSet<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    section = sections.computeIfAbsent(line, key -> new HashSet<>());
                } else if (!line.isBlank() && !line.startsWith("//")) {
                    section.addAll(List.of(line.strip().split(" *, *", -1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read speech.txt of this package", e);
        }
        return new SpeechWords(sections);
    }

    boolean isVerb(String lower) {
        if (is("[verb]", lower)) {
            return true;
        }
        if (lower.length() < SHORTEST_STEM || !stemStarts.contains(lower.substring(0, SHORTEST_STEM))) {
            return false;
        }
        for (int end = SHORTEST_STEM; end <= Math.min(lower.length(), longestStem); end++) {
            if (is("[stem]", lower.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    boolean isPronoun(String lower) {
        return is("[pronoun]", lower);
    }

    /** Whether somebody speaks of themselves by this word: "I". */
    boolean isFirstPerson(String lower) {
        return is("[first person]", lower);
    }

    /** Whether a turn of an interview so labelled asks: "Q". */
    boolean isQuestion(String lower) {
        return is("[question]", lower);
    }

    /** Whether a turn of an interview so labelled answers: "A". */
    boolean isAnswer(String lower) {
        return is("[answer]", lower);
    }

    /** Words between the verb and what was said: "that". */
    boolean isThat(String lower) {
        return is("[that]", lower);
    }

    /** Number of words of the phrase "according to" that starts at that word; 0 when none does. */
    int accordingTo(List<Word> words, int index) {
        return phrase("[source]", words, index);
    }

    /** Number of words of the phrase "according to her" that starts at that word; 0 when none does. */
    int accordingToThem(List<Word> words, int index) {
        return phrase("[source pronoun]", words, index);
    }

    private int phrase(String section, List<Word> words, int index) {
        if (!sourceStarts.contains(words.get(index).lower())) {
            return 0;
        }
        StringBuilder phrase = new StringBuilder();
        int longest = 0;
        for (int count = 1; count <= 4 && index + count <= words.size(); count++) {
            phrase.append(count == 1 ? "" : " ")
                    .append(words.get(index + count - 1).lower());
            longest = is(section, phrase.toString()) ? count : longest;
        }
        return longest;
    }

    static List<Word> words(String text, Region region) {
        List<Word> words = new ArrayList<>();
        int start = -1;
        for (int i = region.start(); i <= region.end(); i++) {
            boolean letter = i < region.end() && Character.isLetterOrDigit(text.charAt(i));
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                words.add(new Word(start, i, text.substring(start, i).toLowerCase(Locale.ROOT)));
                start = -1;
            }
        }
        return words;
    }

    private boolean is(String section, String word) {
        return sections.getOrDefault(section, Set.of()).contains(word);
    }
}
