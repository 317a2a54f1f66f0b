package dev.newswire.enrich.reference;

import dev.newswire.schemas.CaseRule;
import dev.newswire.schemas.CategoryRule;
import dev.newswire.schemas.EntityType;
import dev.newswire.schemas.RuleEffect;
import dev.newswire.schemas.WatchedName;
import dev.newswire.schemas.topic.Topic;
import dev.newswire.schemas.topic.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * One kind of thing that users tell the pipeline: where it stands, and how its records are named, checked and read from
 * files. Immutable.
 *
 * @param <T> its records
 */
public final class ReferenceKind<T extends SpecificRecord> {
    /** Names that are watched for. */
    public static final ReferenceKind<WatchedName> WATCH_LIST = new ReferenceKind<>(
            Topics.WATCHLIST,
            WatchedName.class,
            WatchedName::getId,
            References::watched,
            Set.of("id", "names", "type", "caseRule", "externalId", "canonicalName"),
            ReferenceKind::watchedName);

    /** Rules about categories. */
    public static final ReferenceKind<CategoryRule> RULES = new ReferenceKind<>(
            Topics.RULES,
            CategoryRule.class,
            CategoryRule::getId,
            References::rule,
            Set.of("id", "category", "any", "all", "none", "caseRule", "languages", "sources", "effect", "weight"),
            ReferenceKind::categoryRule);

    private final Topic topic;
    private final Class<T> type;
    private final Function<T, String> id;
    private final Consumer<T> check;
    private final Set<String> fields;
    private final Function<Row, T> fromRow;

    private ReferenceKind(
            Topic topic,
            Class<T> type,
            Function<T, String> id,
            Consumer<T> check,
            Set<String> fields,
            Function<Row, T> fromRow) {
        this.topic = topic;
        this.type = type;
        this.id = id;
        this.check = check;
        this.fields = Set.copyOf(fields);
        this.fromRow = fromRow;
    }

    Topic topic() {
        return topic;
    }

    Class<T> type() {
        return type;
    }

    /** The id of a record, which is its key. */
    public String id(T record) {
        return id.apply(record);
    }

    /** @throws IllegalArgumentException saying what is wrong with the record */
    public void check(T record) {
        check.accept(record);
    }

    /**
     * Reads records from lines of JSON or from CSV, as {@code enrich/README.md} says.
     *
     * @param taken is told each good record
     * @param refused is told line and reason of each bad one
     */
    public void read(BufferedReader lines, Consumer<T> taken, BiConsumer<Integer, String> refused) throws IOException {
        RowReader rows = new RowReader(lines);
        while (true) {
            try {
                Row row = rows.next();
                if (row == null) {
                    return;
                }
                row.mayHave(fields);
                T record = fromRow.apply(row);
                check(record);
                taken.accept(record);
            } catch (IllegalArgumentException wrong) {
                refused.accept(rows.line(), String.valueOf(wrong.getMessage()));
            }
        }
    }

    private static WatchedName watchedName(Row row) {
        String externalId = row.text("externalId");
        String name = row.list("names").stream().findFirst().orElse("");
        return WatchedName.newBuilder()
                .setId(row.text("id", externalId == null ? idOf(name) : externalId))
                .setNames(row.list("names"))
                .setType(row.oneOf("type", EntityType.class, EntityType.UNKNOWN))
                .setCaseRule(row.oneOf("caseRule", CaseRule.class, CaseRule.UNKNOWN))
                .setExternalId(externalId)
                .setCanonicalName(row.text("canonicalName"))
                .build();
    }

    /** The id of something that was given none but has a name. */
    public static String idOf(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static CategoryRule categoryRule(Row row) {
        return CategoryRule.newBuilder()
                .setId(row.text("id", ""))
                .setCategory(row.text("category", ""))
                .setAny(row.list("any"))
                .setAll(row.list("all"))
                .setNone(row.list("none"))
                .setCaseRule(row.oneOf("caseRule", CaseRule.class, CaseRule.UNKNOWN))
                .setLanguages(row.list("languages"))
                .setSources(row.list("sources"))
                .setEffect(row.oneOf("effect", RuleEffect.class, RuleEffect.UNKNOWN))
                .setWeight(row.number("weight", 0.5))
                .build();
    }
}
