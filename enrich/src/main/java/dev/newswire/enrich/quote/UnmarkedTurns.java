package dev.newswire.enrich.quote;

import java.util.ArrayList;
import java.util.List;

/**
 * Answers of an interview whose questions were set in bold and lost it: short paragraphs that ask, each with paragraphs
 * behind it in which somebody speaks of themselves. Explainers ask as well, but nobody in them says "I".
 */
final class UnmarkedTurns {

    private static final int FEWEST = 3;
    private static final int LONGEST_QUESTION = 300;
    private static final int INTRODUCED_WITHIN = 1500;

    private final String text;
    private final SpeechWords words;
    private final Speakers speakers;

    UnmarkedTurns(String text, SpeechWords words, Speakers speakers) {
        this.text = text;
        this.words = words;
        this.speakers = speakers;
    }

    List<Quote> find(List<Region> paragraphs) {
        List<Integer> questions = new ArrayList<>();
        for (int i = 0; i + 1 < paragraphs.size(); i++) {
            if (asks(paragraphs.get(i)) && !asks(paragraphs.get(i + 1))) {
                questions.add(i);
            }
        }
        long personal = questions.stream()
                .filter(question -> isPersonal(paragraphs.get(question + 1)))
                .count();
        if (questions.size() < FEWEST || personal * 2 < questions.size()) {
            return List.of();
        }
        int first = paragraphs.get(questions.get(0)).start();
        Speakers.Named introduced = speakers.lastPersonBefore(first, first - INTRODUCED_WITHIN);
        if (introduced == null) {
            return List.of();
        }
        List<Quote> answers = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            // Where the last answer ends nobody says, so it is one paragraph.
            int end = i + 1 < questions.size() ? questions.get(i + 1) : questions.get(i) + 2;
            for (int at = questions.get(i) + 1; at < end; at++) {
                Region answer = paragraphs.get(at);
                // A question that is too long to be told from an answer is still none.
                if (!isQuestion(answer.of(text))) {
                    answers.add(new Quote(
                            answer.of(text), Quote.Kind.DIRECT, introduced.name(), answer.start(), answer.end()));
                }
            }
        }
        return answers;
    }

    /** Quotation marks would say that somebody else than the interviewer asks. */
    private boolean asks(Region paragraph) {
        String question = paragraph.of(text);
        return question.length() <= LONGEST_QUESTION
                && isQuestion(question)
                && "“„«「\"‘'".indexOf(question.charAt(0)) < 0;
    }

    private static boolean isQuestion(String paragraph) {
        return paragraph.endsWith("?") || paragraph.endsWith("؟") || paragraph.endsWith("？");
    }

    private boolean isPersonal(Region paragraph) {
        return QuoteMarks.find(text, List.of(paragraph)).isEmpty()
                && SpeechWords.words(text, paragraph).stream().anyMatch(word -> words.isFirstPerson(word.lower()));
    }
}
