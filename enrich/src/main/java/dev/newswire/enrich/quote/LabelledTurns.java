package dev.newswire.enrich.quote;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an interview whose turns begin with who speaks: "Review: Why so late?", "Holm: We waited.", "Q: …", "A: …". Two
 * voices or more must take turns, or it is no interview. A voice that mostly asks is the interviewer's, whose words are
 * no quotations; the paragraphs that follow an answer belong to it until the next turn.
 */
final class LabelledTurns {

    private static final int LONGEST_LABEL = 40;
    private static final int LONGEST_OFFICE = 80;
    private static final int LONGEST_INITIALS = 3;
    private static final int MOST_WORDS = 5;
    private static final int FEWEST_TURNS = 3;
    private static final int INTRODUCED_WITHIN = 1500;

    /** A paragraph that begins with a label: whose voice it is, and where its words begin. */
    private record Turn(int paragraph, String voice, boolean capitals, int start) {}

    /** What is known of a voice. Changes while the turns are counted. */
    private static final class Voice {
        private int turns;
        private int questions;
    }

    private final String text;
    private final SpeechWords words;
    private final Speakers speakers;

    LabelledTurns(String text, SpeechWords words, Speakers speakers) {
        this.text = text;
        this.words = words;
        this.speakers = speakers;
    }

    /** The answers, in order; none when the text is no such interview. */
    List<Quote> find(List<Region> paragraphs) {
        List<Turn> turns = turns(paragraphs);
        Map<String, Voice> voices = voices(turns, paragraphs);
        List<Turn> returning =
                turns.stream().filter(turn -> takesTurns(voices, turn.voice())).toList();
        if (returning.size() < FEWEST_TURNS
                || returning.stream().map(Turn::voice).distinct().count() < 2) {
            return List.of();
        }
        // In a transcript with names in capitals, who speaks once has a turn as well.
        turns.removeIf(turn -> !turn.capitals() && !takesTurns(voices, turn.voice()));
        int first = paragraphs.get(turns.get(0).paragraph()).start();
        Speakers.Named introduced = speakers.lastPersonBefore(first, first - INTRODUCED_WITHIN);
        List<Quote> answers = new ArrayList<>();
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            if (asks(voices, turn.voice())) {
                continue;
            }
            String speaker = speaker(turn.voice(), introduced);
            int last = i + 1 < turns.size() ? turns.get(i + 1).paragraph() - 1 : turn.paragraph();
            for (int p = turn.paragraph(); p <= last; p++) {
                int start =
                        p == turn.paragraph() ? turn.start() : paragraphs.get(p).start();
                Region said = new Region(start, paragraphs.get(p).end()).trimmed(text);
                if (said.end() - said.start() > 1) {
                    answers.add(new Quote(said.of(text), Quote.Kind.DIRECT, speaker, said.start(), said.end()));
                }
            }
        }
        return answers;
    }

    private List<Turn> turns(List<Region> paragraphs) {
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < paragraphs.size(); i++) {
            Region paragraph = paragraphs.get(i);
            int colon = colon(paragraph);
            if (colon > 0) {
                boolean capitals = isCapitals(paragraph.start(), colon);
                String label = text.substring(paragraph.start(), capitals ? nameEnd(paragraph.start(), colon) : colon)
                        .strip();
                Speakers.Named person = speakers.called(label);
                String voice = person == null ? label.toLowerCase(Locale.ROOT) : person.name();
                turns.add(new Turn(i, voice, capitals && label.length() > LONGEST_INITIALS, colon + 1));
            }
        }
        return turns;
    }

    private Map<String, Voice> voices(List<Turn> turns, List<Region> paragraphs) {
        Map<String, Voice> voices = new HashMap<>();
        for (Turn turn : turns) {
            Voice voice = voices.computeIfAbsent(turn.voice(), name -> new Voice());
            Region words =
                    new Region(turn.start(), paragraphs.get(turn.paragraph()).end()).trimmed(text);
            voice.turns++;
            boolean question = words.end() > words.start() && "?？؟".indexOf(text.charAt(words.end() - 1)) >= 0;
            voice.questions += question ? 1 : 0;
        }
        return voices;
    }

    /** "Date: …" and "Correction: …" stand once; a voice comes back, or is told by its very label. */
    private boolean takesTurns(Map<String, Voice> voices, String name) {
        Voice voice = voices.get(name);
        return words.isQuestion(name) || words.isAnswer(name) || (voice != null && voice.turns > 1);
    }

    private boolean asks(Map<String, Voice> voices, String name) {
        Voice voice = voices.get(name);
        return words.isQuestion(name) || (!words.isAnswer(name) && voice != null && 2 * voice.questions >= voice.turns);
    }

    private @Nullable String speaker(String voice, Speakers.@Nullable Named introduced) {
        Speakers.Named person = speakers.called(voice);
        if (person != null) {
            return person.name();
        }
        return words.isAnswer(voice) && introduced != null ? introduced.name() : null;
    }

    /** Index of the colon that ends the paragraph's label; 0 when it has none. */
    private int colon(Region paragraph) {
        int limit = Math.min(paragraph.end() - 1, paragraph.start() + LONGEST_OFFICE);
        int parts = 1;
        boolean small = false;
        for (int i = paragraph.start(); i < limit; i++) {
            char c = text.charAt(i);
            if (c == ':' || c == '：') {
                boolean parted = c == '：' || text.charAt(i + 1) == ' ';
                boolean few = !small || (parts <= MOST_WORDS && i - paragraph.start() < LONGEST_LABEL);
                return i > paragraph.start() && parted && few ? i : 0;
            }
            // "ANNA HOLM, MAYOR (by telephone): …"
            small = small || (Character.isLowerCase(c) && nameEnd(paragraph.start(), i) == i);
            if ((small && i - paragraph.start() >= LONGEST_LABEL)
                    || c == '!'
                    || c == '?'
                    || (c == ',' && small)
                    || c == '“'
                    || c == '"') {
                return 0;
            }
            parts += c == ' ' ? 1 : 0;
        }
        return 0;
    }

    /** Where the office or the brackets behind a name begin; the given end when there are none. */
    private int nameEnd(int start, int end) {
        int i = start;
        while (i < end && text.charAt(i) != ',' && text.charAt(i) != '(') {
            i++;
        }
        return i;
    }

    private boolean isCapitals(int start, int end) {
        int upper = 0;
        for (int i = start; i < nameEnd(start, end); i++) {
            if (Character.isLowerCase(text.charAt(i))) {
                return false;
            }
            upper += Character.isUpperCase(text.charAt(i)) ? 1 : 0;
        }
        return upper > 0;
    }
}
