package dev.newswire.enrich.quote;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the speaker in the words next to a quotation. */
final class Attribution {

    /** Whether a verb of saying stands there, and who speaks by it. */
    record Speech(boolean verb, @Nullable String speaker) {

        static final Speech NONE = new Speech(false, null);
    }

    private static final int REACH = 220;
    private static final int PRONOUN_REACH = 800;
    private static final int BODY_WEIGHT = 80;

    private final String text;
    private final SpeechWords words;
    private final Speakers speakers;

    Attribution(String text, SpeechWords words, Speakers speakers) {
        this.text = text;
        this.words = words;
        this.speakers = speakers;
    }

    /** The words behind a quotation, to the sentence's end or the next mark. */
    Speech behind(Region quote, Region paragraph) {
        int mark = quote.end();
        while (mark < paragraph.end() && text.charAt(mark) == ' ') {
            mark++;
        }
        int start = Math.min(paragraph.end(), mark + 1);
        int limit = Math.min(paragraph.end(), start + REACH);
        int end = start;
        while (end < limit && !isStop(end, limit) && "“„«「\"".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return in(new Region(start, end), quote.start());
    }

    /** The words before a quotation, back to the sentence's start or the mark before. */
    Speech before(Region quote, Region paragraph) {
        int end = Math.max(paragraph.start(), quote.start() - 1);
        int limit = Math.max(paragraph.start(), end - REACH);
        int start = end;
        while (start > limit && !isStop(start - 1, end) && "”»」\"".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        return in(new Region(start, end), start);
    }

    /** Looks for a verb in the region and for the speaker nearest to it; a pronoun means a person before that place. */
    Speech in(Region region, int pronounsMeanBefore) {
        SpeechWords.Word verb = null;
        boolean pronoun = false;
        List<SpeechWords.Word> all = SpeechWords.words(text, region);
        for (SpeechWords.Word word : all) {
            verb = verb == null && words.isVerb(word.lower()) ? word : verb;
            pronoun |= words.isPronoun(word.lower());
        }
        if (verb == null) {
            return Speech.NONE;
        }
        // "«…», dijo.": in many languages the verb alone says that the one named last speaks.
        pronoun |= all.size() == 1;
        Speakers.Named nearest = nearest(speakers.in(region), verb);
        if (nearest != null) {
            return new Speech(true, nearest.name());
        }
        Speakers.Named meant =
                pronoun ? speakers.lastPersonBefore(pronounsMeanBefore, pronounsMeanBefore - PRONOUN_REACH) : null;
        return new Speech(true, meant == null ? null : meant.name());
    }

    private static Speakers.@Nullable Named nearest(List<Speakers.Named> named, SpeechWords.Word verb) {
        Speakers.Named best = null;
        int least = Integer.MAX_VALUE;
        for (Speakers.Named candidate : named) {
            int distance =
                    candidate.start() >= verb.end() ? candidate.start() - verb.end() : verb.start() - candidate.end();
            // "Said the ministry's spokesman Jan Novak": the person speaks, not what he speaks for.
            int weighed = distance + (candidate.person() ? 0 : BODY_WEIGHT);
            if (weighed < least) {
                least = weighed;
                best = candidate;
            }
        }
        return best;
    }

    private boolean isStop(int index, int limit) {
        char c = text.charAt(index);
        if (c == '!' || c == '?' || c == '。') {
            return true;
        }
        boolean stop = c == '.' || c == '…';
        boolean ends = index + 1 >= limit || text.charAt(index + 1) == ' ';
        boolean initial = index >= 2 && Character.isUpperCase(text.charAt(index - 1)) && text.charAt(index - 2) == ' ';
        return stop && ends && !initial;
    }
}
