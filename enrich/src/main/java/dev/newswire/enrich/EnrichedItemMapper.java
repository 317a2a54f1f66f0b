package dev.newswire.enrich;

import dev.newswire.enrich.amount.StatedAmount;
import dev.newswire.enrich.category.ScoredCategory;
import dev.newswire.enrich.date.PublishedDate;
import dev.newswire.enrich.entity.EntityMention;
import dev.newswire.enrich.entity.NamedEntity;
import dev.newswire.enrich.language.DetectedLanguage;
import dev.newswire.enrich.phrase.Phrase;
import dev.newswire.enrich.quote.Quote;
import dev.newswire.enrich.text.Article;
import dev.newswire.schemas.Amount;
import dev.newswire.schemas.AmountKind;
import dev.newswire.schemas.Category;
import dev.newswire.schemas.DateOrigin;
import dev.newswire.schemas.DatePrecision;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.Entity;
import dev.newswire.schemas.EntityType;
import dev.newswire.schemas.KeyPhrase;
import dev.newswire.schemas.Mention;
import dev.newswire.schemas.Processing;
import dev.newswire.schemas.Quotation;
import dev.newswire.schemas.QuotationKind;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.TextField;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** From what the language steps found to the Avro record. For one item and one thread. */
final class EnrichedItemMapper {

    private final RawItem raw;
    private final EnrichedItem.Builder item;

    EnrichedItemMapper(RawItem raw, Article article) {
        this.raw = raw;
        this.item = EnrichedItem.newBuilder()
                .setId(raw.getId())
                .setSource(raw.getSource())
                .setUrl(raw.getUrl())
                .setTitle(article.title())
                .setSummary(article.summary())
                .setText(article.text())
                .setCaptions(article.captions())
                .setCredits(article.credits())
                .setFootnotes(article.footnotes())
                .setAuthors(raw.getAuthors().isEmpty() ? article.authors() : raw.getAuthors())
                .setMedia(raw.getMedia());
    }

    EnrichedItemMapper published(PublishedDate date) {
        item.setPublishedAt(date.at())
                .setPublishedOrigin(DateOrigin.valueOf(date.origin().name()))
                .setPublishedPrecision(DatePrecision.valueOf(date.precision().name()))
                .setPublishedConfidence(date.confidence());
        return this;
    }

    EnrichedItemMapper language(DetectedLanguage language) {
        item.setLanguage(language.tag()).setLanguageConfidence(language.confidence());
        return this;
    }

    EnrichedItemMapper entities(List<NamedEntity> entities) {
        item.setEntities(entities.stream().map(EnrichedItemMapper::entity).toList());
        return this;
    }

    EnrichedItemMapper categories(List<ScoredCategory> categories) {
        item.setCategories(categories.stream().map(EnrichedItemMapper::category).toList());
        return this;
    }

    EnrichedItemMapper quotations(List<Quote> quotes) {
        item.setQuotations(quotes.stream().map(EnrichedItemMapper::quotation).toList());
        return this;
    }

    EnrichedItemMapper phrases(List<Phrase> phrases) {
        item.setKeyPhrases(phrases.stream()
                .map(phrase -> new KeyPhrase(phrase.text(), phrase.score()))
                .toList());
        return this;
    }

    EnrichedItemMapper amounts(List<StatedAmount> amounts) {
        item.setAmounts(amounts.stream().map(EnrichedItemMapper::amount).toList());
        return this;
    }

    EnrichedItemMapper processed(int revision, Instant ingestedAt, Instant now, Map<String, String> versions) {
        item.setRevision(revision).setProcessing(new Processing(raw.getFetchedAt(), ingestedAt, now, versions));
        return this;
    }

    EnrichedItem item() {
        return item.build();
    }

    private static Entity entity(NamedEntity entity) {
        return Entity.newBuilder()
                .setName(entity.name())
                .setType(EntityType.valueOf(entity.type().name()))
                .setId(entity.id())
                .setCountry(entity.country())
                .setAliases(entity.aliases())
                .setRoles(entity.roles())
                .setSalience(entity.salience())
                .setTagger(entity.tagger())
                .setMentions(entity.mentions().stream()
                        .map(EnrichedItemMapper::mention)
                        .toList())
                .build();
    }

    private static Mention mention(EntityMention mention) {
        TextField field = TextField.valueOf(mention.field().name());
        return new Mention(field, mention.index(), mention.start(), mention.end(), mention.text());
    }

    private static Amount amount(StatedAmount amount) {
        return Amount.newBuilder()
                .setValue(amount.value())
                .setUpper(amount.upper())
                .setKind(AmountKind.valueOf(amount.kind().name()))
                .setUnit(amount.unit())
                .setField(amount.inTitle() ? TextField.TITLE : TextField.TEXT)
                .setStart(amount.start())
                .setEnd(amount.end())
                .setText(amount.text())
                .build();
    }

    private static Category category(ScoredCategory category) {
        return new Category(category.topic().code(), category.topic().label(), category.score(), category.evidence());
    }

    private static Quotation quotation(Quote quote) {
        QuotationKind kind = QuotationKind.valueOf(quote.kind().name());
        return new Quotation(quote.text(), kind, quote.speaker(), quote.start(), quote.end());
    }
}
