package dev.newswire.enrich.reference;

import dev.newswire.enrich.rule.Rule;
import dev.newswire.enrich.rule.RuleSet;
import dev.newswire.enrich.watchlist.WatchList;
import dev.newswire.enrich.watchlist.Watched;
import dev.newswire.schemas.CategoryRule;
import dev.newswire.schemas.WatchedName;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.serde.RegistryOutage;
import dev.newswire.schemas.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest record of each key of both topics. A record that cannot be read or makes no sense counts as none, and is
 * told of: it stays on its topic until somebody writes a better one under its key. For one thread.
 */
final class ReferenceTable implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReferenceTable.class);

    private final Deserializer<WatchedName> names;
    private final Deserializer<CategoryRule> rules;
    private final ReferenceMetrics metrics;
    private final Map<String, Watched> watched = new HashMap<>();
    private final Map<String, Rule> ruled = new HashMap<>();
    private Reference built = Reference.EMPTY;
    private boolean namesChanged;
    private boolean rulesChanged;

    ReferenceTable(AvroSerdes serdes, ReferenceMetrics metrics) {
        this.names = serdes.deserializer(WatchedName.class);
        this.rules = serdes.deserializer(CategoryRule.class);
        this.metrics = metrics;
    }

    /**
     * Takes one record.
     *
     * @throws SerializationException when the registry was not there to be asked; the same record may be taken later
     */
    void take(ConsumerRecord<String, byte[]> record) {
        String key = record.key() == null ? "" : record.key();
        boolean isName = record.topic().equals(Topics.WATCHLIST.name());
        try {
            if (isName) {
                namesChanged |= set(watched, key, watched(record));
            } else {
                rulesChanged |= set(ruled, key, rule(record));
            }
        } catch (RuntimeException unreadable) {
            if (RegistryOutage.causedBy(unreadable)) {
                throw unreadable;
            }
            refuse(record, unreadable);
            namesChanged |= isName && watched.remove(key) != null;
            rulesChanged |= !isName && ruled.remove(key) != null;
        }
    }

    private static <T> boolean set(Map<String, T> entries, String key, @Nullable T entry) {
        T before = entry == null ? entries.remove(key) : entries.put(key, entry);
        return entry == null ? before != null : !entry.equals(before);
    }

    private @Nullable Watched watched(ConsumerRecord<String, byte[]> record) {
        WatchedName name = names.deserialize(record.topic(), record.value());
        return name == null ? null : References.watched(name);
    }

    private @Nullable Rule rule(ConsumerRecord<String, byte[]> record) {
        CategoryRule rule = rules.deserialize(record.topic(), record.value());
        return rule == null ? null : References.rule(rule);
    }

    private void refuse(ConsumerRecord<String, byte[]> record, RuntimeException why) {
        metrics.refused(record.topic());
        Throwable cause = why;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        LOG.atWarn()
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .addKeyValue("key", record.key())
                .addKeyValue("reason", cause.getMessage())
                .log("A record of a reference topic is left out; write a better one under its key, or remove it");
    }

    /** Whether {@link #build} would give something else than last time. */
    boolean changed() {
        return namesChanged || rulesChanged;
    }

    /** What both topics say now. */
    Reference build() {
        built = new Reference(
                namesChanged ? WatchList.of(watched.values()) : built.watchList(),
                rulesChanged ? RuleSet.of(ruled.values()) : built.rules());
        namesChanged = false;
        rulesChanged = false;
        metrics.holds(watched.size(), ruled.size());
        LOG.atInfo()
                .addKeyValue("watched", watched.size())
                .addKeyValue("rules", ruled.size())
                .log("Reference data applies from now on");
        return built;
    }

    @Override
    public void close() {
        names.close();
        rules.close();
    }
}
