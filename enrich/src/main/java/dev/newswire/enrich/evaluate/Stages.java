package dev.newswire.enrich.evaluate;

import dev.newswire.enrich.Enricher;
import dev.newswire.enrich.amount.AmountFinder;
import dev.newswire.enrich.category.CategoryTagger;
import dev.newswire.enrich.date.DateParser;
import dev.newswire.enrich.date.DateReader;
import dev.newswire.enrich.date.Origin;
import dev.newswire.enrich.entity.EntityTagger;
import dev.newswire.enrich.entity.NamedEntity;
import dev.newswire.enrich.language.LanguageDetector;
import dev.newswire.enrich.phrase.KeyPhraseFinder;
import dev.newswire.enrich.quote.QuotationFinder;
import dev.newswire.enrich.story.StorySignature;
import dev.newswire.enrich.text.Article;
import dev.newswire.enrich.text.ArticleReader;
import dev.newswire.enrich.watchlist.WatchList;
import dev.newswire.schemas.BodyFormat;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.RecordTrust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Each step of enriching, ready to be done by itself for any one of some articles: what benchmarks run. */
final class Stages {

    /** One step for one article. What it gives must be used, or nothing is measured. */
    interface Stage {
        Object of(int article);
    }

    /** Steps that together are the whole: their shares make the profile. */
    static final List<String> PARTS = List.of(
            "text",
            "language",
            "date",
            "entities",
            "watch-list",
            "categories",
            "quotations",
            "phrases",
            "amounts",
            "signature");

    static final String WHOLE = "whole";
    static final String WHOLE_HTML = "whole-html";

    private static final int NAMES = 10_000;

    private final Map<String, Stage> stages = new LinkedHashMap<>();
    private final int articles;

    Stages(TypicalArticles typical) {
        RecordTrust.establish();
        List<RawItem> plain = typical.items(BodyFormat.TEXT);
        List<RawItem> html = typical.items(BodyFormat.HTML);
        articles = plain.size();
        DateParser parser = DateParser.load();
        ArticleReader reader = ArticleReader.load(parser);
        DateReader dates = new DateReader(parser);
        LanguageDetector languages = LanguageDetector.load();
        EntityTagger tagger = EntityTagger.load();
        CategoryTagger categories = CategoryTagger.load();
        QuotationFinder quotations = QuotationFinder.load();
        KeyPhraseFinder phrases = KeyPhraseFinder.load();
        AmountFinder amounts = AmountFinder.load();
        WatchList watched = WatchList.of(WatchListCost.names(NAMES));
        Enricher enricher = Enricher.load();
        List<Article> read = new ArrayList<>();
        List<List<NamedEntity>> named = new ArrayList<>();
        for (RawItem item : plain) {
            Article article = reader.read(null, null, item.getBody(), false);
            read.add(article);
            named.add(tagger.tag(article, "en"));
        }
        stages.put("text", at -> reader.read(null, null, plain.get(at).getBody(), false));
        stages.put(
                "language",
                at -> languages.detect(
                        read.get(at).title() + "\n" + read.get(at).text(), null));
        stages.put(
                "date",
                at -> dates.read(
                        null,
                        Origin.FEED,
                        read.get(at).dateLines(),
                        read.get(at).text(),
                        Instant.EPOCH,
                        "en"));
        stages.put("entities", at -> tagger.tag(read.get(at), "en"));
        stages.put("watch-list", at -> watched.apply(read.get(at), named.get(at)));
        stages.put("categories", at -> categories.tag(read.get(at), "en", List.of()));
        stages.put("quotations", at -> quotations.find(read.get(at), named.get(at)));
        stages.put("phrases", at -> phrases.find(read.get(at), "en"));
        stages.put("amounts", at -> amounts.find(read.get(at), "en"));
        stages.put(
                "signature",
                at -> StorySignature.of(read.get(at).title(), read.get(at).text()));
        stages.put(WHOLE, at -> enricher.enrich(plain.get(at), 1, Instant.EPOCH, Instant.EPOCH));
        stages.put(WHOLE_HTML, at -> enricher.enrich(html.get(at), 1, Instant.EPOCH, Instant.EPOCH));
    }

    int articles() {
        return articles;
    }

    /** By name, in the order they are done. */
    Map<String, Stage> all() {
        return stages;
    }

    Stage stage(String name) {
        Stage stage = stages.get(name);
        if (stage == null) {
            throw new IllegalArgumentException("no stage " + name + "; there are " + stages.keySet());
        }
        return stage;
    }
}
