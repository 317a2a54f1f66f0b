package dev.newswire.enrich.quote;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an interview whose turns begin with dashes or labels. Who is introduced before the first turn answers; labelled
 * turns and turns that end by asking are the interviewer's, and are no quotations.
 */
final class InterviewTurns {

    private static final int LONGEST_LABEL = 40;
    private static final int FEWEST = 2;
    private static final int INTRODUCED_WITHIN = 1500;

    private final String text;
    private final Speakers speakers;
    private final Attribution attribution;

    InterviewTurns(String text, Speakers speakers, Attribution attribution) {
        this.text = text;
        this.speakers = speakers;
        this.attribution = attribution;
    }

    List<Quote> find(List<Region> paragraphs) {
        List<Region> turns = paragraphs.stream()
                .filter(paragraph -> turnStart(paragraph) > 0)
                .toList();
        if (turns.size() < FEWEST) {
            return List.of();
        }
        boolean labels = turns.stream().anyMatch(this::isLabelled);
        int asking = labels ? -1 : asking(turns);
        String introduced = introduced(turns);
        List<Quote> answers = new ArrayList<>();
        for (int i = 0; i < turns.size(); i++) {
            Region turn = turns.get(i);
            boolean asks = isLabelled(turn) || (asking >= 0 && i % 2 == asking);
            Quote answer = asks ? null : answer(turnStart(turn), turn, introduced);
            if (answer != null) {
                answers.add(answer);
            }
        }
        return answers;
    }

    private boolean isLabelled(Region turn) {
        return !isDash(text.charAt(turn.start()));
    }

    /** Of turns that alternate, which are the questions: 0 or 1; -1 when both sides ask, or neither. */
    private int asking(List<Region> turns) {
        int[] questions = new int[2];
        for (int i = 0; i < turns.size(); i++) {
            questions[i % 2] += text.charAt(turns.get(i).end() - 1) == '?' ? 1 : 0;
        }
        boolean first = questions[0] >= FEWEST && questions[1] == 0;
        boolean second = questions[1] >= FEWEST && questions[0] == 0;
        return first ? 0 : second ? 1 : -1;
    }

    /** Who is said to speak in one of the turns speaks in the others; else who was named last before them. */
    private @Nullable String introduced(List<Region> turns) {
        for (Region turn : turns) {
            int start = turnStart(turn);
            int inner = isLabelled(turn) ? -1 : innerDash(start, turn.end());
            String speaker = inner > 0
                    ? attribution.in(new Region(inner, turn.end()), start).speaker()
                    : null;
            if (speaker != null) {
                return speaker;
            }
        }
        int first = turns.get(0).start();
        Speakers.Named named = speakers.lastPersonBefore(first, first - INTRODUCED_WITHIN);
        return named == null ? null : named.name();
    }

    private @Nullable Quote answer(int start, Region paragraph, @Nullable String introduced) {
        // "— We waited long, — said the mayor": narration begins at the second dash.
        int inner = innerDash(start, paragraph.end());
        if (inner > 0) {
            Attribution.Speech speech = attribution.in(new Region(inner, paragraph.end()), start);
            if (speech.verb()) {
                return quote(new Region(start, inner - 1), speech.speaker());
            }
        }
        if (text.charAt(paragraph.end() - 1) == '?') {
            return null;
        }
        return quote(new Region(start, paragraph.end()), introduced);
    }

    private @Nullable Quote quote(Region raw, @Nullable String speaker) {
        Region words = raw.trimmed(text);
        while (words.end() > words.start() && text.charAt(words.end() - 1) == ',') {
            words = new Region(words.start(), words.end() - 1);
        }
        return words.end() - words.start() < 2
                ? null
                : new Quote(words.of(text), Quote.Kind.DIRECT, speaker, words.start(), words.end());
    }

    private int innerDash(int start, int end) {
        for (int i = start + 2; i + 1 < end; i++) {
            boolean parted = text.charAt(i - 1) == ' ' && ",.!?…".indexOf(text.charAt(i - 2)) >= 0;
            boolean glued = ",.!?…".indexOf(text.charAt(i - 1)) >= 0;
            if (isDash(text.charAt(i)) && (parted || glued)) {
                return i + 1;
            }
        }
        return -1;
    }

    /** Where the words of a turn begin; 0 when the paragraph is none. */
    private int turnStart(Region paragraph) {
        if (isDash(text.charAt(paragraph.start()))) {
            return skip(paragraph.start() + 1, paragraph.end());
        }
        int limit = Math.min(paragraph.end(), paragraph.start() + LONGEST_LABEL);
        for (int i = paragraph.start(); i < limit; i++) {
            if (text.charAt(i) == ':') {
                int next = skip(i + 1, paragraph.end());
                boolean dash = next < paragraph.end() && isDash(text.charAt(next));
                return dash ? skip(next + 1, paragraph.end()) : 0;
            }
        }
        return 0;
    }

    private int skip(int from, int end) {
        int i = from;
        while (i < end && text.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    private static boolean isDash(char c) {
        return c == '–' || c == '—' || c == '―';
    }
}
