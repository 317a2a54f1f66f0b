package dev.newswire.enrich.category;

import dev.newswire.schemas.topic.MediaTopic;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the words of one language tell about topics: weighted terms, read from a {@code .terms} resource.
 *
 * <p>A line {@code @slug} opens a topic; {@code @none} opens terms that mean nothing although their words would. Every
 * other line is a weight of 1 to 5 and terms between commas; {@code *} stands for any ending of a word. A term of one
 * word in capitals is an abbreviation and found only where a text writes it in capitals.
 */
final class Lexicon {
    static final int TOPICS = MediaTopic.values().length;

    /** What a term of weight 1 to 5 counts: each step about doubles, because a decisive term outweighs many hints. */
    private static final float[] VALUES = {0, 0.3f, 0.7f, 1.5f, 3, 6};

    private final Trie trie = new Trie();
    private final List<String> names = new ArrayList<>();
    private final List<float[]> weights = new ArrayList<>();
    private final BitSet abbreviations = new BitSet();

    private Lexicon() {}

    static Lexicon read(Reader source, String name, Folding folding) throws IOException {
        Lexicon lexicon = new Lexicon();
        Optional<MediaTopic> topic = Optional.empty();
        BufferedReader lines = new BufferedReader(source);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String text = line.strip();
            if (text.startsWith("@")) {
                topic = MediaTopic.of(text.substring(1));
                if (topic.isEmpty() && !text.equals("@none")) {
                    throw new IllegalStateException(name + ": no topic is called " + text);
                }
            } else if (!text.isEmpty() && !text.startsWith("#")) {
                lexicon.addLine(text, topic, name, folding);
            }
        }
        lexicon.share();
        return lexicon;
    }

    private void addLine(String line, Optional<MediaTopic> topic, String name, Folding folding) {
        int weight = line.charAt(0) - '0';
        if (weight < 1 || weight >= VALUES.length || line.charAt(1) != ' ') {
            throw new IllegalStateException(name + ": a line starts with a weight of 1 to 5, not: " + line);
        }
        for (String term : line.substring(2).split(",", -1)) {
            String pattern = pattern(term.strip(), folding);
            if (!pattern.isEmpty()) {
                add(pattern, topic, VALUES[weight], isAbbreviation(term.strip()));
            }
        }
    }

    private void add(String pattern, Optional<MediaTopic> topic, float value, boolean abbreviation) {
        int term = trie.add(pattern, names.size());
        if (term == Trie.NONE) {
            term = names.size();
            names.add(pattern);
            weights.add(new float[TOPICS]);
            abbreviations.set(term, abbreviation);
        } else if (!abbreviation) {
            abbreviations.clear(term);
        }
        if (topic.isPresent()) {
            float[] row = weights.get(term);
            int k = topic.get().index();
            row[k] = Math.max(row[k], value);
        }
    }

    private static boolean isAbbreviation(String term) {
        return term.length() > 1 && term.chars().allMatch(Character::isUpperCase);
    }

    /** A term that several topics claim tells less about each of them. */
    private void share() {
        for (float[] row : weights) {
            float sum = 0;
            for (float value : row) {
                sum += value;
            }
            for (int k = 0; k < TOPICS; k++) {
                row[k] = row[k] == 0 ? 0 : row[k] * (float) Math.sqrt(row[k] / sum);
            }
        }
    }

    /** The term as the text will look after folding, with the stars kept. */
    private static String pattern(String term, Folding folding) {
        StringBuilder pattern = new StringBuilder();
        for (String piece : term.toLowerCase(Locale.ROOT).split("(?<=\\*)", -1)) {
            boolean starred = piece.endsWith("*");
            FoldedText text = new FoldedText(folding, piece.length());
            text.add(starred ? piece.substring(0, piece.length() - 1) : piece, Integer.MAX_VALUE);
            for (int i = 0; i < text.words(); i++) {
                pattern.append(pattern.isEmpty() ? "" : " ").append(text.word(i));
            }
            if (starred) {
                pattern.append(Trie.ANY_ENDING);
            }
        }
        return pattern.toString();
    }

    int size() {
        return names.size();
    }

    String name(int term) {
        return names.get(term);
    }

    /** Whether a term is found only where it is written in capitals. */
    boolean isAbbreviation(int term) {
        return abbreviations.get(term);
    }

    float[] weights(int term) {
        return weights.get(term);
    }

    Trie trie() {
        return trie;
    }
}
