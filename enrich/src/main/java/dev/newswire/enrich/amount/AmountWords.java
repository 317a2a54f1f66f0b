package dev.newswire.enrich.amount;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words of one language that speak of amounts, from the resource {@code LANGUAGE.amounts}. Each line is a section, what
 * its words mean, and the words; a word that ends with {@code *} stands for all that begin with it. Immutable once read.
 */
final class AmountWords {
    private static final int SHORTEST_STEM = 3;
    private static final int LONGEST_STEM = 16;

    /** A unit: its kind and symbol. */
    record Unit(AmountKind kind, String symbol) {}

    private enum Section {
        NUMBER,
        SCALE,
        UNIT,
        CURRENCY,
        PEOPLE,
        BETWEEN,
        EVENT,
        SKIP,
        RANGE,
        AND,
        LINK,
        STOP
    }

    private final Map<Section, Map<String, String>> words = new EnumMap<>(Section.class);
    private final Map<Section, Map<String, String>> stems = new EnumMap<>(Section.class);

    private AmountWords() {
        for (Section section : Section.values()) {
            words.put(section, new HashMap<>());
            stems.put(section, new HashMap<>());
        }
    }

    static AmountWords load(String language) {
        String name = language + ".amounts";
        try (InputStream in = AmountWords.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the words of amounts in " + language + " are missing; build again");
            }
            AmountWords all = new AmountWords();
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    all.add(line.split("[ \t]+", -1));
                }
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read; build the program again", e);
        }
    }

    private void add(String[] fields) {
        Section section = Section.valueOf(fields[0].toUpperCase(Locale.ROOT));
        for (int at = 2; at < fields.length; at++) {
            String word = fields[at].replace('_', ' ');
            if (word.isEmpty()) {
                continue;
            }
            if (word.endsWith("*")) {
                table(stems, section).put(word.substring(0, word.length() - 1), fields[1]);
            } else {
                table(words, section).put(word, fields[1]);
            }
        }
    }

    private static Map<String, String> table(Map<Section, Map<String, String>> tables, Section section) {
        return tables.getOrDefault(section, Map.of());
    }

    private @Nullable String find(Section section, String word) {
        String exact = table(words, section).get(word);
        if (exact != null) {
            return exact;
        }
        Map<String, String> byStem = table(stems, section);
        for (int length = Math.min(word.length(), LONGEST_STEM);
                length >= SHORTEST_STEM && !byStem.isEmpty();
                length--) {
            String meaning = byStem.get(word.substring(0, length));
            if (meaning != null) {
                return meaning;
            }
        }
        return null;
    }

    private @Nullable Double number(Section section, String word) {
        String meaning = find(section, word);
        return meaning == null ? null : Double.valueOf(meaning);
    }

    /** The value of a number word below a hundred or of a round hundred. */
    @Nullable Double number(String word) {
        return number(Section.NUMBER, word);
    }

    /** What a scale word multiplies by. */
    @Nullable Double scale(String word) {
        return number(Section.SCALE, word);
    }

    @Nullable Unit unit(String word) {
        return unit(Section.UNIT, word);
    }

    /** A currency that is written before its number only: Rs, KSh, R, or with the dollar's sign: A$. */
    @Nullable Unit currency(String word) {
        return unit(Section.CURRENCY, word);
    }

    private @Nullable Unit unit(Section section, String word) {
        String meaning = find(section, word);
        if (meaning == null) {
            return null;
        }
        int colon = meaning.indexOf(':');
        return new Unit(AmountKind.valueOf(meaning.substring(0, colon)), meaning.substring(colon + 1));
    }

    /** PEOPLE or PROTESTERS for a word that names people. */
    @Nullable AmountKind people(String word) {
        String meaning = find(Section.PEOPLE, word);
        return meaning == null ? null : AmountKind.valueOf(meaning);
    }

    /** Whether a word or two only say that more are meant or part of many: more, of its. */
    boolean isBetween(String words) {
        return find(Section.BETWEEN, words) != null;
    }

    /** What befell people. */
    @Nullable AmountKind event(String word) {
        String meaning = find(Section.EVENT, word);
        return meaning == null ? null : AmountKind.valueOf(meaning);
    }

    /** Words that may stand between what befell people and how many: about, at, least. */
    boolean isSkipped(String word) {
        return find(Section.SKIP, word) != null;
    }

    /** Whether a word stands between the ends of a range. */
    boolean isRange(String word) {
        return find(Section.RANGE, word) != null;
    }

    /** Whether a word joins the parts of one number. */
    boolean isAnd(String word) {
        return find(Section.AND, word) != null;
    }

    /** Whether a word stands between a round number and what it measures: of. */
    boolean isLink(String word) {
        return find(Section.LINK, word) != null;
    }

    /** Whether a word is nothing that can be counted. */
    boolean isStop(String word) {
        return find(Section.STOP, word) != null;
    }
}
