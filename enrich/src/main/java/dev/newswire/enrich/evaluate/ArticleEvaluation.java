package dev.newswire.enrich.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.newswire.enrich.amount.AmountFinder;
import dev.newswire.enrich.category.CategoryTagger;
import dev.newswire.enrich.date.DateParser;
import dev.newswire.enrich.date.DateReader;
import dev.newswire.enrich.date.Origin;
import dev.newswire.enrich.date.PublishedDate;
import dev.newswire.enrich.entity.EntityTagger;
import dev.newswire.enrich.entity.NamedEntity;
import dev.newswire.enrich.language.LanguageDetector;
import dev.newswire.enrich.quote.QuotationFinder;
import dev.newswire.enrich.text.Article;
import dev.newswire.enrich.text.ArticleReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is read out of whole articles against what an editor read: title, date, language, authors, captions, credits,
 * text, footnotes, entities, categories, quotations and amounts. Samples are {@code NAME.txt} or {@code NAME.html} with
 * {@code NAME.expected.json} beside them.
 *
 * @param checks every single expectation, in order of sample and field
 */
public record ArticleEvaluation(List<Check> checks) implements Evaluation {

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
                try {
                    steps.check(file, checks);
                } catch (IOException fault) {
                    throw SetFile.fault(file, 0, fault);
                }
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
        private final CategoryTagger categories = CategoryTagger.load();
        private final QuotationFinder quotations = QuotationFinder.load();
        private final AmountFinder amounts = AmountFinder.load();

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
            CheckSheet sheet = new CheckSheet(name, expected, checks);
            sheet.equal("title", article.title());
            sheet.equal("publishedAt", date.at().toString().substring(0, 10));
            sheet.equal("language", language);
            sheet.each("authors", words -> article.authors().contains(words));
            sheet.each("captions", words -> article.captions().contains(words));
            sheet.each("credits", words -> article.credits().contains(words));
            sheet.one("textStartsWith", words -> article.text().startsWith(words));
            sheet.each("textMustContain", words -> article.text().contains(words));
            sheet.each("textMustNotContain", words -> !article.text().contains(words));
            sheet.each("footnotes", words -> article.footnotes().stream().anyMatch(note -> note.contains(words)));
            List<NamedEntity> named = entities.tag(article, language);
            sheet.entities(named);
            sheet.categories(categories.tag(article, language, List.of()));
            sheet.quotes(quotations.find(article, named));
            sheet.amounts(amounts.find(article, language));
        }
    }

    @Override
    public List<String> absent() {
        return checks.isEmpty() ? List.of("*" + EXPECTED + " with .txt or .html beside them") : List.of();
    }

    @Override
    public List<Map<String, @Nullable Object>> rows() {
        return checks.stream()
                .map(check -> new Row()
                        .with("sample", check.sample())
                        .with("field", check.field())
                        .with("expected", check.expected())
                        .with("met", check.met())
                        .fields())
                .toList();
    }

    /** How many expectations of each field are met, and each one that is not. */
    @Override
    public String text() {
        Map<String, int[]> fields = new LinkedHashMap<>();
        for (Check check : checks) {
            int[] metOfAll = fields.computeIfAbsent(check.field(), field -> new int[2]);
            metOfAll[0] += check.met() ? 1 : 0;
            metOfAll[1]++;
        }
        StringBuilder table = new StringBuilder();
        fields.forEach((field, metOfAll) ->
                table.append(String.format(Locale.ROOT, "%-20s %4d of %4d%n", field, metOfAll[0], metOfAll[1])));
        for (Check check : failed()) {
            table.append("not met: ").append(check.sample()).append(' ').append(check.field());
            table.append(": ").append(check.expected()).append('\n');
        }
        return table + Row.absent(absent());
    }
}
