package dev.newswire.enrich.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.newswire.enrich.date.DateParser;
import dev.newswire.enrich.date.DateReader;
import dev.newswire.enrich.date.Origin;
import dev.newswire.enrich.date.PublishedDate;
import dev.newswire.enrich.entity.EntityTagger;
import dev.newswire.enrich.language.LanguageDetector;
import dev.newswire.enrich.quote.QuotationFinder;
import dev.newswire.enrich.quote.Quote;
import dev.newswire.enrich.text.Article;
import dev.newswire.enrich.text.ArticleReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is read out of whole articles against what an editor read: title, date, language, captions, text, footnotes and
 * quotations. Samples are {@code NAME.txt} or {@code NAME.html} with {@code NAME.expected.json} beside them.
 *
 * @param checks every single expectation, in order of sample and field
 */
public record ArticleEvaluation(List<Check> checks) {

    private static final String EXPECTED = ".expected.json";

    /**
     * One expectation.
     *
     * @param sample name of the sample
     * @param field what is checked
     * @param expected what the editor read; for words that must be absent, those words
     * @param met whether it was read so
     */
    public record Check(String sample, String field, String expected, boolean met) {}

    public ArticleEvaluation {
        checks = List.copyOf(checks);
    }

    /** The expectations that are not met. */
    public List<Check> failed() {
        return checks.stream().filter(check -> !check.met()).toList();
    }

    /** Measures every sample of a folder; none there gives no checks. */
    public static ArticleEvaluation measure(Path folder) throws IOException {
        List<Path> expectations;
        try (Stream<Path> files = Files.list(folder)) {
            expectations = files.filter(file -> file.toString().endsWith(EXPECTED))
                    .sorted()
                    .toList();
        }
        List<Check> checks = new ArrayList<>();
        if (!expectations.isEmpty()) {
            Steps steps = new Steps();
            for (Path file : expectations) {
                steps.check(file, checks);
            }
        }
        return new ArticleEvaluation(checks);
    }

    /** The steps that are measured, loaded once. */
    private static final class Steps {
        private final ObjectMapper json = new ObjectMapper();
        private final DateParser dateParser = DateParser.load();
        private final ArticleReader articles = ArticleReader.load(dateParser);
        private final DateReader dates = new DateReader(dateParser);
        private final LanguageDetector languages = LanguageDetector.load();
        private final EntityTagger entities = EntityTagger.load();
        private final QuotationFinder quotations = QuotationFinder.load();

        void check(Path expectedFile, List<Check> checks) throws IOException {
            JsonNode expected = json.readTree(expectedFile.toFile());
            String file = String.valueOf(expectedFile.getFileName());
            String name = file.substring(0, file.length() - EXPECTED.length());
            Path html = expectedFile.resolveSibling(name + ".html");
            Path body = Files.exists(html) ? html : expectedFile.resolveSibling(name + ".txt");
            Article article = articles.read(null, null, Files.readString(body), body.equals(html));
            String language = languages
                    .detect(article.title() + "\n" + article.text(), null)
                    .tag();
            PublishedDate date =
                    dates.read(null, Origin.FEED, article.dateLines(), article.text(), Instant.now(), language);
            Sheet sheet = new Sheet(name, expected, checks);
            sheet.equal("title", article.title());
            sheet.equal("publishedAt", date.at().toString().substring(0, 10));
            sheet.equal("language", language);
            sheet.each("captions", words -> article.captions().contains(words));
            sheet.one("textStartsWith", words -> article.text().startsWith(words));
            sheet.each("textMustContain", words -> article.text().contains(words));
            sheet.each("textMustNotContain", words -> !article.text().contains(words));
            sheet.each("footnotes", words -> article.footnotes().stream().anyMatch(note -> note.contains(words)));
            List<Quote> quotes = quotations.find(article, entities.tag(article, language));
            for (JsonNode quote : expected.path("quotes").path("must")) {
                sheet.add("quotes", quote.path("contains").asText(), isFound(quote, quotes));
            }
        }

        private static boolean isFound(JsonNode expected, List<Quote> quotes) {
            String speaker = expected.path("speaker").asText().toLowerCase(Locale.ROOT);
            boolean optional = expected.path("speakerOptional").asBoolean();
            for (Quote quote : quotes) {
                String own = quote.speaker() == null ? "" : quote.speaker().toLowerCase(Locale.ROOT);
                boolean named = optional || (!own.isEmpty() && (own.equals(speaker) || speaker.endsWith(" " + own)));
                if (named && quote.text().contains(expected.path("contains").asText())) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Notes checks of one sample. */
    private record Sheet(String sample, JsonNode expected, List<Check> checks) {

        void add(String field, String words, boolean met) {
            checks.add(new Check(sample, field, words, met));
        }

        void equal(String field, String actual) {
            one(field, actual::equals);
        }

        void one(String field, Predicate<String> test) {
            JsonNode words = expected.path(field);
            if (words.isTextual()) {
                add(field, words.asText(), test.test(words.asText()));
            }
        }

        void each(String field, Predicate<String> test) {
            for (JsonNode words : expected.path(field)) {
                add(field, words.asText(), test.test(words.asText()));
            }
        }
    }
}
