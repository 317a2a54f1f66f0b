package dev.newswire.schemas.topic;

import dev.newswire.schemas.CategoryRule;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.EntityMentions;
import dev.newswire.schemas.HostAsk;
import dev.newswire.schemas.HostGrant;
import dev.newswire.schemas.HubSubscription;
import dev.newswire.schemas.PushKey;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceItems;
import dev.newswire.schemas.SourceState;
import dev.newswire.schemas.Trend;
import dev.newswire.schemas.WatchedName;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaUtils;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Every topic of the pipeline. Code names topics only through these constants. */
public final class Topics {

    /** Largest record: an item of 10 MiB in the thriftiest charset, three bytes a letter in UTF-8, and its tags. */
    public static final int MAX_RECORD_BYTES = 32 * 1024 * 1024;

    /** A dead letter carries a record that may itself be the largest, and headers besides. */
    private static final int MAX_DEAD_LETTER_BYTES = MAX_RECORD_BYTES + 1024 * 1024;

    private static final int PARTITIONS = 4;

    /** Sources are shared out by partition: so many instances of ingest at most have something to poll. */
    private static final int SOURCE_PARTITIONS = 16;

    /** Sources are few, each with a token or two and a handful of categories. */
    private static final int MAX_SOURCE_BYTES = 1024 * 1024;

    /** Sitemaps list up to 50,000 addresses, of which 12 bytes each are kept, for two documents at most. */
    private static final int MAX_SOURCE_ITEMS_BYTES = 4 * 1024 * 1024;

    /** What users tell enrich, and what it counts, are small records. */
    private static final int MAX_REFERENCE_BYTES = 1024 * 1024;

    public static final Topic SOURCES = new Topic(
            "news.sources",
            "source id",
            Optional.of(contract(new SourceDefinition())),
            SOURCE_PARTITIONS,
            Cleanup.COMPACT,
            Duration.ZERO,
            MAX_SOURCE_BYTES,
            "ingest",
            "Sources that are polled, or may push.");

    public static final Topic SOURCE_STATES = new Topic(
            "news.source-states",
            "source id",
            Optional.of(contract(new SourceState())),
            SOURCE_PARTITIONS,
            Cleanup.COMPACT,
            Duration.ZERO,
            MAX_SOURCE_BYTES,
            "ingest",
            "What polling each source has taught, on the partition number of its source.");

    public static final Topic SOURCE_ITEMS = new Topic(
            "news.source-items",
            "source id",
            Optional.of(contract(new SourceItems())),
            SOURCE_PARTITIONS,
            Cleanup.COMPACT,
            Duration.ZERO,
            MAX_SOURCE_ITEMS_BYTES,
            "ingest",
            "Which items of each source are published, on the partition number of its source.");

    public static final Topic HOST_ASKS = new Topic(
            "news.host-asks",
            "host",
            Optional.of(contract(new HostAsk())),
            SOURCE_PARTITIONS,
            Cleanup.DELETE,
            Duration.ofHours(1),
            MAX_SOURCE_BYTES,
            "ingest",
            "Requests that instances want to send to hosts whose budget another keeps, on the partition number of the host's sources.");

    public static final Topic HOST_GRANTS = new Topic(
            "news.host-grants",
            "id of the instance that asked",
            Optional.of(contract(new HostGrant())),
            1,
            Cleanup.DELETE,
            Duration.ofHours(1),
            MAX_SOURCE_BYTES,
            "ingest",
            "Leave to send one request to a host, from the instance that keeps its budget.");

    public static final Topic SUBSCRIPTIONS = new Topic(
            "news.subscriptions",
            "source id",
            Optional.of(contract(new HubSubscription())),
            1,
            Cleanup.COMPACT,
            Duration.ZERO,
            MAX_SOURCE_BYTES,
            "ingest",
            "What WebSub hubs were asked and have agreed to, for each source that names one.");

    public static final Topic PUSH_KEYS = new Topic(
            "news.push-keys",
            "source id ':' idempotency key",
            Optional.of(contract(new PushKey())),
            1,
            Cleanup.DELETE,
            Duration.ofDays(1),
            MAX_SOURCE_BYTES,
            "ingest",
            "Requests pushed over HTTP under a key, so that a repeated one does nothing.");

    public static final Topic RAW = new Topic(
            "news.raw",
            "item id",
            Optional.of(contract(new RawItem())),
            PARTITIONS,
            Cleanup.COMPACT_DELETE,
            Duration.ofDays(30),
            MAX_RECORD_BYTES,
            "ingest",
            "Items as their sources gave them.");

    public static final Topic ENRICHED = new Topic(
            "news.enriched",
            "item id",
            Optional.of(contract(new EnrichedItem())),
            PARTITIONS,
            Cleanup.COMPACT_DELETE,
            Duration.ofDays(30),
            MAX_RECORD_BYTES,
            "enrich",
            "Items, cleaned and tagged.");

    public static final Topic MENTIONS = new Topic(
            "news.mentions",
            "entity type ':' canonical name",
            Optional.of(contract(new EntityMentions())),
            PARTITIONS,
            Cleanup.DELETE,
            Duration.ofDays(30),
            MAX_RECORD_BYTES,
            "enrich",
            "One record for each entity of each item.");

    public static final Topic TRENDS = new Topic(
            "news.trends",
            "kind ':' entity, category or story",
            Optional.of(contract(new Trend())),
            PARTITIONS,
            Cleanup.DELETE,
            Duration.ofDays(30),
            MAX_REFERENCE_BYTES,
            "enrich",
            "How many items each window brought of each entity, category and story.");

    public static final Topic WATCHLIST = new Topic(
            "news.watchlist",
            "id of the watched thing",
            Optional.of(contract(new WatchedName())),
            1,
            Cleanup.COMPACT,
            Duration.ZERO,
            MAX_REFERENCE_BYTES,
            "users",
            "Names that entities are looked for under, and the ids they are given.");

    public static final Topic RULES = new Topic(
            "news.rules",
            "rule id",
            Optional.of(contract(new CategoryRule())),
            1,
            Cleanup.COMPACT,
            Duration.ZERO,
            MAX_REFERENCE_BYTES,
            "users",
            "Users' rules that decide or adjust categories.");

    public static final Topic DEAD_LETTERS = new Topic(
            "news.deadletters",
            "key of the record or origin of the bytes",
            Optional.empty(),
            1,
            Cleanup.DELETE,
            Duration.ofDays(90),
            MAX_DEAD_LETTER_BYTES,
            "all",
            "What could not be processed: original bytes, with the cause in headers.");

    private static final Map<MediaTopic, Topic> CATEGORIES = categories();

    private static final List<Topic> ALL = all();

    private Topics() {}

    /** The topic that carries the enriched items of one category. */
    public static Topic category(MediaTopic category) {
        return Optional.ofNullable(CATEGORIES.get(category)).orElseThrow();
    }

    /** Every topic, in the order of the flow. */
    public static List<Topic> catalogue() {
        return ALL;
    }

    private static Map<MediaTopic, Topic> categories() {
        Schema value = contract(new EnrichedItem());
        Map<MediaTopic, Topic> topics = new EnumMap<>(MediaTopic.class);
        for (MediaTopic category : MediaTopic.values()) {
            topics.put(
                    category,
                    new Topic(
                            "news.category." + category.slug(),
                            "item id",
                            Optional.of(value),
                            1,
                            Cleanup.COMPACT_DELETE,
                            Duration.ofDays(30),
                            MAX_RECORD_BYTES,
                            "enrich",
                            "Enriched items about " + category.label() + "."));
        }
        return Collections.unmodifiableMap(topics);
    }

    /** The schema as the serialisers look it up: without the notes Avro keeps for Java's own use. */
    private static Schema contract(SpecificRecord empty) {
        return AvroSchemaUtils.getSchema(empty, false, false, true);
    }

    private static List<Topic> all() {
        List<Topic> topics = new ArrayList<>(List.of(
                SOURCES,
                SOURCE_STATES,
                SOURCE_ITEMS,
                HOST_ASKS,
                HOST_GRANTS,
                SUBSCRIPTIONS,
                PUSH_KEYS,
                RAW,
                WATCHLIST,
                RULES,
                ENRICHED));
        topics.addAll(CATEGORIES.values());
        topics.addAll(List.of(MENTIONS, TRENDS, DEAD_LETTERS));
        return List.copyOf(topics);
    }
}
