package dev.newswire.enrich.quote;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads reported speech out of one sentence: "According to X, …", "X said that …", "…, said X". */
final class ReportedSpeech {

    private static final int FEWEST_WORDS = 4;
    private static final int NEAR = 60;
    private static final int LONGEST = 1200;
    private static final int PRONOUN_REACH = 800;
    private static final int THAT_WITHIN = 4;

    private final String text;
    private final SpeechWords words;
    private final Speakers speakers;

    ReportedSpeech(String text, SpeechWords words, Speakers speakers) {
        this.text = text;
        this.words = words;
        this.speakers = speakers;
    }

    /** Null when the sentence reports nobody's words. */
    @Nullable Quote find(Region sentence) {
        List<Speakers.Named> named = speakers.in(sentence);
        // A sentence longer than any is a list or an attack.
        if (sentence.end() - sentence.start() > LONGEST) {
            return null;
        }
        List<SpeechWords.Word> all = SpeechWords.words(text, sentence);
        for (int i = 0; i < all.size(); i++) {
            int pronoun = words.accordingToThem(all, i);
            if (pronoun > 0) {
                return bySource(sentence, all.get(i), all.get(i + pronoun - 1), personBefore(sentence));
            }
            int source = words.accordingTo(all, i);
            if (source > 0) {
                return bySource(sentence, all.get(i), all.get(i + source - 1), behind(all.get(i + source - 1), named));
            }
            if (words.isVerb(all.get(i).lower())) {
                Quote quote = byVerb(sentence, all, i, named);
                quote = quote == null ? byPronoun(sentence, all, i) : quote;
                if (quote != null) {
                    return quote;
                }
            }
        }
        return null;
    }

    private static Speakers.@Nullable Named behind(SpeechWords.Word last, List<Speakers.Named> named) {
        for (Speakers.Named candidate : named) {
            if (candidate.start() >= last.end()) {
                return candidate.start() - last.end() <= NEAR ? candidate : null;
            }
        }
        return null;
    }

    private Speakers.@Nullable Named personBefore(Region sentence) {
        return speakers.lastPersonBefore(sentence.start(), sentence.start() - PRONOUN_REACH);
    }

    private @Nullable Quote bySource(
            Region sentence, SpeechWords.Word first, SpeechWords.Word last, Speakers.@Nullable Named source) {
        if (source == null) {
            return null;
        }
        boolean atStart = first.start() - sentence.start() < 4;
        if (atStart) {
            int comma = text.indexOf(',', Math.max(last.end(), Math.min(source.end(), sentence.end())));
            return comma > 0 && comma < sentence.end() ? quote(new Region(comma + 1, sentence.end()), source) : null;
        }
        return quote(new Region(sentence.start(), beforeComma(sentence.start(), first.start())), source);
    }

    /** "She said that …" and "…, she added.": the person named last before the sentence. */
    private @Nullable Quote byPronoun(Region sentence, List<SpeechWords.Word> all, int index) {
        SpeechWords.Word verb = all.get(index);
        SpeechWords.Word before = index > 0 ? all.get(index - 1) : verb;
        SpeechWords.Word after = index + 1 < all.size() ? all.get(index + 1) : verb;
        boolean subjectFirst = words.isPronoun(before.lower());
        if (!subjectFirst && !words.isPronoun(after.lower())) {
            return null;
        }
        Speakers.Named person = personBefore(sentence);
        if (person == null) {
            return null;
        }
        int that = subjectFirst ? that(all, index) : -1;
        if (that > 0) {
            return quote(new Region(all.get(that).end(), sentence.end()), person);
        }
        int start = subjectFirst ? before.start() : verb.start();
        int end = subjectFirst ? verb.end() : after.end();
        return endsWith(sentence, end) && commaBefore(sentence, start)
                ? quote(new Region(sentence.start(), beforeComma(sentence.start(), start)), person)
                : null;
    }

    /** Index of the "that" behind a verb, with "reporters on Monday" between at most; -1 when there is none. */
    private int that(List<SpeechWords.Word> all, int verb) {
        for (int i = verb + 1; i < all.size() && i <= verb + THAT_WITHIN; i++) {
            if (i > verb + 1 && text.charAt(all.get(i - 1).end()) == ',') {
                return -1;
            }
            if (words.isThat(all.get(i).lower())) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable Quote byVerb(Region sentence, List<SpeechWords.Word> all, int index, List<Speakers.Named> named) {
        SpeechWords.Word verb = all.get(index);
        Speakers.Named before = null;
        Speakers.Named behind = null;
        for (Speakers.Named candidate : named) {
            before = candidate.end() <= verb.start() && verb.start() - candidate.end() <= NEAR / 2 ? candidate : before;
            boolean near = candidate.start() >= verb.end() && candidate.start() - verb.end() <= NEAR;
            behind = behind == null && near ? candidate : behind;
        }
        int that = that(all, index);
        if (before != null && that > 0) {
            return quote(new Region(all.get(that).end(), sentence.end()), before);
        }
        // "All demands were heard, X noted" and "All demands were heard, said X".
        boolean byNameFirst = before != null && endsWith(sentence, verb.end()) && commaBefore(sentence, before.start());
        if (byNameFirst && before != null) {
            return quote(new Region(sentence.start(), beforeComma(sentence.start(), before.start())), before);
        }
        if (behind != null && commaBefore(sentence, verb.start())) {
            return quote(new Region(sentence.start(), beforeComma(sentence.start(), verb.start())), behind);
        }
        return null;
    }

    private boolean endsWith(Region sentence, int index) {
        return sentence.end() - index <= 2;
    }

    private boolean commaBefore(Region sentence, int index) {
        int i = beforeComma(sentence.start(), index);
        return i > sentence.start() && i < index && text.charAt(i) == ',';
    }

    /** Index of the comma (and dash) right before that place; that place when there is none. */
    private int beforeComma(int start, int index) {
        int i = index - 1;
        while (i > start && (text.charAt(i) == ' ' || text.charAt(i) == '—' || text.charAt(i) == '–')) {
            i--;
        }
        return i > start && text.charAt(i) == ',' ? i : index;
    }

    private @Nullable Quote quote(Region raw, Speakers.Named speaker) {
        Region said = raw.trimmed(text);
        boolean whole = SpeechWords.words(text, said).size() >= FEWEST_WORDS;
        return whole ? new Quote(said.of(text), Quote.Kind.INDIRECT, speaker.name(), said.start(), said.end()) : null;
    }
}
