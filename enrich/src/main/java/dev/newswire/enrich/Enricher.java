package dev.newswire.enrich;

import dev.newswire.enrich.amount.AmountFinder;
import dev.newswire.enrich.category.CategoryTagger;
import dev.newswire.enrich.category.ScoredCategory;
import dev.newswire.enrich.date.DateParser;
import dev.newswire.enrich.date.DateReader;
import dev.newswire.enrich.date.Origin;
import dev.newswire.enrich.date.PublishedDate;
import dev.newswire.enrich.entity.EntityTagger;
import dev.newswire.enrich.entity.NamedEntity;
import dev.newswire.enrich.language.DetectedLanguage;
import dev.newswire.enrich.language.LanguageDetector;
import dev.newswire.enrich.phrase.KeyPhraseFinder;
import dev.newswire.enrich.quote.QuotationFinder;
import dev.newswire.enrich.reference.Reference;
import dev.newswire.enrich.story.StoryDesk;
import dev.newswire.enrich.text.Article;
import dev.newswire.enrich.text.ArticleReader;
import dev.newswire.enrich.topology.ItemEnricher;
import dev.newswire.schemas.BodyFormat;
import dev.newswire.schemas.DateDoubt;
import dev.newswire.schemas.DateOrigin;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.Media;
import dev.newswire.schemas.RawItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads a raw item with every language step: clean, date, language, entities, categories, quotations, key phrases. It
 * is loaded once and safe for use by many threads; the same item gives the same result. A new step is a field here, a
 * line in {@link #enrich}, and a mapping in {@link EnrichedItemMapper}.
 */
public final class Enricher implements ItemEnricher {

    private final ArticleReader articles;
    private final DateReader dates;
    private final LanguageDetector languages;
    private final EntityTagger entities;
    private final CategoryTagger categories;
    private final QuotationFinder quotations;
    private final KeyPhraseFinder phrases;
    private final AmountFinder amounts;
    private final Map<String, String> versions;

    private Enricher(DateParser parser, LanguageDetector languages, EntityTagger entities, CategoryTagger categories) {
        this.languages = languages;
        this.entities = entities;
        this.categories = categories;
        articles = ArticleReader.load(parser);
        dates = new DateReader(parser);
        quotations = QuotationFinder.load();
        phrases = KeyPhraseFinder.load();
        amounts = AmountFinder.load();
        Map<String, String> rules = Map.of(
                "text", articles.version(),
                "date", dates.version(),
                "language", languages.version(),
                "entities", entities.version(),
                "categories", categories.version(),
                "quotations", quotations.version(),
                "phrases", phrases.version(),
                "amounts", amounts.version(),
                "stories", StoryDesk.VERSION);
        versions = new TreeMap<>(StepData.versions(rules, Enricher.class::getResourceAsStream));
    }

    /** Begins to load, on a thread of its own. */
    public static CompletableFuture<Enricher> loading() {
        return CompletableFuture.supplyAsync(Enricher::load);
    }

    /** Loads every model and vocabulary from the program's own resources, the large ones side by side. */
    public static Enricher load() {
        CompletableFuture<LanguageDetector> languages = CompletableFuture.supplyAsync(LanguageDetector::load);
        CompletableFuture<CategoryTagger> categories = CompletableFuture.supplyAsync(CategoryTagger::load);
        EntityTagger entities = EntityTagger.load();
        DateParser parser = DateParser.load();
        try {
            return new Enricher(parser, languages.join(), entities, categories.join());
        } catch (CompletionException e) {
            throw new IllegalStateException("the models cannot be read; build the program again", e.getCause());
        }
    }

    /** Name and version of the model or rules of each step, with a digest of what it reads: the same means the same answers. */
    public Map<String, String> versions() {
        return Map.copyOf(versions);
    }

    /** The same with what users told, as it stands when an item is read. */
    public ItemEnricher with(Supplier<Reference> references) {
        return (raw, revision, ingestedAt, now) -> enrich(raw, revision, ingestedAt, now, references.get());
    }

    @Override
    public EnrichedItem enrich(RawItem raw, int revision, Instant ingestedAt, Instant now) {
        return enrich(raw, revision, ingestedAt, now, Reference.EMPTY);
    }

    private EnrichedItem enrich(RawItem raw, int revision, Instant ingestedAt, Instant now, Reference reference) {
        Article article = article(raw);
        DetectedLanguage language = languages.detect(sample(article), raw.getLanguage());
        PublishedDate published = dates.read(
                // What cannot be true is no claim; the text or the moment of fetching says more.
                raw.getPublishedDoubt() == DateDoubt.NONE ? raw.getPublishedAt() : null,
                raw.getPublishedOrigin() == DateOrigin.META ? Origin.META : Origin.FEED,
                dateLines(raw, article),
                article.text(),
                raw.getFetchedAt(),
                language.tag());
        List<NamedEntity> named = reference.watchList().apply(article, entities.tag(article, language.tag()));
        List<ScoredCategory> scored = reference
                .rules()
                .apply(
                        article,
                        language.tag(),
                        raw.getSource().getId(),
                        categories.tag(article, language.tag(), raw.getCategories()));
        return new EnrichedItemMapper(raw, article)
                .published(published)
                .language(language)
                .entities(named)
                .categories(scored)
                .quotations(quotations.find(article, named))
                .phrases(phrases.find(article, language.tag()))
                .amounts(amounts.find(article, language.tag()))
                .processed(revision, ingestedAt, now, versions(reference))
                .item();
    }

    private Article article(RawItem raw) {
        boolean html = raw.getBodyFormat() == BodyFormat.HTML;
        List<String> captions = raw.getMedia().stream()
                .map(Media::getCaption)
                .filter(Objects::nonNull)
                .toList();
        List<String> credits = raw.getMedia().stream()
                .map(Media::getCredit)
                .filter(Objects::nonNull)
                .toList();
        return articles.read(raw.getTitle(), raw.getSummary(), raw.getBody(), html)
                .withPictures(captions, credits);
    }

    private Map<String, String> versions(Reference reference) {
        Map<String, String> all = new TreeMap<>(versions);
        all.put("watchlist", reference.watchList().version());
        all.put("rules", reference.rules().version());
        return all;
    }

    /** The claim in words that no machine date was made of comes before the lines of the text. */
    private static List<String> dateLines(RawItem raw, Article article) {
        String claim = raw.getPublishedText();
        return raw.getPublishedAt() != null || claim == null
                ? article.dateLines()
                : Stream.concat(Stream.of(claim), article.dateLines().stream()).toList();
    }

    /** What tells the language: the words of the article, or of its title and summary where it has no text. */
    private static String sample(Article article) {
        String head = article.summary() == null ? article.title() : article.title() + "\n" + article.summary();
        return article.text().isEmpty() ? head : article.title() + "\n" + article.text();
    }
}
