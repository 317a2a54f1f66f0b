package dev.newswire.enrich.quote;

import dev.newswire.enrich.entity.NamedEntity;
import dev.newswire.enrich.text.Article;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what an article quotes, direct and reported, with the speaker where one of its entities speaks. Words between
 * marks that nobody says (titles, irony) are no quotations.
 *
 * <p>Immutable and safe for use by several threads. Time is linear in the text, but for a logarithm of the mentions.
 */
public final class QuotationFinder {

    private static final String VERSION = "quotations-4";
    private static final int FEW_WORDS = 3;
    private static final int MANY_WORDS = 9;

    private final SpeechWords words;

    private QuotationFinder(SpeechWords words) {
        this.words = words;
    }

    /** Loads the vocabulary. */
    public static QuotationFinder load() {
        return new QuotationFinder(SpeechWords.load());
    }

    /** Name and version of the rules. */
    public String version() {
        return VERSION;
    }

    /** The quotations of the article's text, in its order, none overlapping another. */
    public List<Quote> find(Article article, List<NamedEntity> entities) {
        String text = article.text();
        Speakers speakers = new Speakers(entities);
        Attribution attribution = new Attribution(text, words, speakers);
        List<Region> paragraphs = Paragraphs.of(text);
        List<Quote> found = new ArrayList<>(new LabelledTurns(text, words, speakers).find(paragraphs));
        if (found.isEmpty()) {
            found.addAll(new InterviewTurns(text, speakers, attribution).find(paragraphs));
        }
        if (found.isEmpty()) {
            found.addAll(new UnmarkedTurns(text, words, speakers).find(paragraphs));
        }
        Spans taken = new Spans(found);
        List<Region> marked = QuoteMarks.find(text, paragraphs);
        found.addAll(direct(text, paragraphs, marked, taken, attribution));
        taken = new Spans(found, marked);
        ReportedSpeech reported = new ReportedSpeech(text, words, speakers);
        for (Region paragraph : paragraphs) {
            for (Region sentence : Paragraphs.sentences(text, paragraph)) {
                Quote quote = taken.overlaps(sentence) ? null : reported.find(sentence);
                if (quote != null) {
                    found.add(quote);
                }
            }
        }
        found.sort(Comparator.comparingInt(Quote::start));
        return List.copyOf(found);
    }

    private List<Quote> direct(
            String text, List<Region> paragraphs, List<Region> marked, Spans taken, Attribution attribution) {
        List<Quote> quotes = new ArrayList<>();
        int index = 0;
        String speakerOfParagraph = null;
        for (Region quote : marked) {
            while (!paragraphs.get(index).contains(quote.start())) {
                index++;
                speakerOfParagraph = null;
            }
            Region paragraph = paragraphs.get(index);
            if (taken.overlaps(quote)) {
                continue;
            }
            Attribution.Speech speech = attribution.behind(quote, paragraph);
            if (!speech.verb() || speech.speaker() == null) {
                Attribution.Speech before = attribution.before(quote, paragraph);
                speech = before.speaker() != null || (before.verb() && !speech.verb()) ? before : speech;
            }
            boolean goesOn = speakerOfParagraph != null && !speech.verb() && isWholeSentence(text, quote);
            if (goesOn || isQuotation(text, quote, speech.verb())) {
                String speaker = speakerOr(speech, speakerOfParagraph);
                speakerOfParagraph = speaker;
                quotes.add(new Quote(quote.of(text), Quote.Kind.DIRECT, speaker, quote.start(), quote.end()));
            }
        }
        return quotes;
    }

    /** “We waited,” said X. “Nobody came.” – the second is X's too, unless somebody else's verb stands with it. */
    private static @Nullable String speakerOr(Attribution.Speech speech, @Nullable String before) {
        return speech.verb() ? speech.speaker() : before;
    }

    /** “We waited,” said X. “And ran.” – however short, it stands where sentences stand. */
    private static boolean isWholeSentence(String text, Region quote) {
        int before = quote.start() - 2;
        boolean stop = before > 0 && text.charAt(before) == ' ' && ".!?…".indexOf(text.charAt(before - 1)) >= 0;
        return stop
                && Character.isUpperCase(text.charAt(quote.start()))
                && ".!?…".indexOf(text.charAt(quote.end() - 1)) >= 0;
    }

    private static boolean isQuotation(String text, Region quote, boolean verb) {
        int count = wordCount(text, quote);
        char last = text.charAt(quote.end() - 1);
        boolean sentence = ",.!?…。！？".indexOf(last) >= 0;
        if (count <= FEW_WORDS) {
            // German and Spanish put the comma behind the mark.
            boolean parted = quote.end() + 1 < text.length()
                    && text.charAt(quote.end() + 1) == ','
                    && Character.isUpperCase(text.charAt(quote.start()));
            return verb && (sentence || parted);
        }
        return verb || sentence || count >= MANY_WORDS;
    }

    private static int wordCount(String text, Region region) {
        int ideographs = 0;
        for (int i = region.start(); i < region.end(); i++) {
            ideographs += Character.isIdeographic(text.charAt(i)) ? 1 : 0;
        }
        return SpeechWords.words(text, region).size() + ideographs / 2;
    }
}
