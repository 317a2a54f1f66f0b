package dev.newswire.sink.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newswire.runtime.error.FatalException;
import dev.newswire.runtime.error.PoisonException;
import dev.newswire.runtime.error.RetriableException;
import dev.newswire.sink.FencedException;
import dev.newswire.sink.Membership;
import dev.newswire.sink.RecordResult;
import dev.newswire.sink.SinkBatch;
import dev.newswire.sink.SinkRecord;
import dev.newswire.sink.SinkWriter;
import dev.newswire.sink.WriteResult;
import dev.newswire.sink.opensearch.SearchServer.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Writes items by bulk requests, each under its id, its revision as external version: a revision never overwrites a newer
 * one, whoever sends it and how often. A tombstone has no version; before any is sent the group must confirm that the
 * partition is still ours.
 */
public final class OpenSearchWriter implements SinkWriter {

    private static final long LOOK_NANOS = Duration.ofMinutes(1).toNanos();

    private static final String NAME = "opensearch";

    private final OpenSearchConfig config;
    private OpenSearchMeters meters = new OpenSearchMeters(new CompositeMeterRegistry(), NAME);
    private @Nullable SearchServer server;
    private @Nullable Indices indices;
    private @Nullable Membership membership;
    private long lookedAt = System.nanoTime();

    public OpenSearchWriter(OpenSearchConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void measure(MeterRegistry registry) {
        meters = new OpenSearchMeters(registry, NAME);
    }

    @Override
    public void open() {
        SearchServer made = new SearchServer(config);
        Indices all = new Indices(config, made);
        all.setUp();
        server = made;
        indices = all;
    }

    @Override
    public Map<TopicPartition, OptionalLong> assigned(Set<TopicPartition> partitions, Membership of) {
        membership = of;
        return of.committed(partitions);
    }

    @Override
    public WriteResult write(SinkBatch batch) throws FencedException {
        List<RecordResult> results = new ArrayList<>();
        if (!batch.records().isEmpty()) {
            Set<String> ids = new LinkedHashSet<>();
            batch.records().forEach(one -> ids.add(one.id()));
            Map<String, String> places = indices().places(ids);
            for (List<SinkRecord> run : runs(batch.records())) {
                results.addAll(
                        results.stream().anyMatch(RecordResult.Retry.class::isInstance)
                                ? later(run)
                                : bulk(run, places, results.isEmpty()));
            }
        }
        return WriteResult.of(results);
    }

    /** Items and tombstones apart, in their order: a tombstone must not pass an item that is to be tried again. */
    private static List<List<SinkRecord>> runs(List<SinkRecord> records) {
        List<List<SinkRecord>> runs = new ArrayList<>();
        SinkRecord before = null;
        for (SinkRecord one : records) {
            if (before == null || (before.item() == null) != (one.item() == null)) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(one);
            before = one;
        }
        return runs;
    }

    private static List<RecordResult> later(List<SinkRecord> run) {
        return run.stream()
                .<RecordResult>map(one -> new RecordResult.Retry("an earlier record is to be tried again"))
                .toList();
    }

    /** @param first whether nothing of the batch is written yet, so that all of it can still be refused */
    private List<RecordResult> bulk(List<SinkRecord> run, Map<String, String> places, boolean first)
            throws FencedException {
        if (run.get(0).item() == null) {
            prove(run);
        }
        StringBuilder body = new StringBuilder();
        for (SinkRecord one : run) {
            Document.append(body, one, Objects.requireNonNull(places.get(one.id())));
        }
        Answer answer;
        Timer.Sample time = Timer.start();
        try {
            answer = server().send("POST", "/_bulk", body.toString());
            meters.sent(body.length());
        } catch (RetriableException e) {
            if (first) {
                throw e;
            }
            return again(run, String.valueOf(e.getMessage()));
        } finally {
            time.stop(meters.bulk());
        }
        if (answer.forbidden()) {
            throw new FatalException("OpenSearch does not let us write: " + answer.why());
        }
        JsonNode items = answer.body().path("items");
        if (answer.ok() && items.size() == run.size()) {
            List<RecordResult> results = new ArrayList<>();
            items.forEach(item -> results.add(BulkAnswer.of(item)));
            meters.again(results.stream()
                    .filter(RecordResult.Retry.class::isInstance)
                    .count());
            return results;
        }
        return refused(run, answer, first);
    }

    /** The request as a whole is refused, as when it is too large or one of its ids is. */
    private static List<RecordResult> refused(List<SinkRecord> run, Answer answer, boolean first) {
        if (answer.ok() || answer.status() == 404 || answer.status() < 400) {
            return again(run, "OpenSearch gave no answer to a bulk request: " + answer.why());
        }
        if (first && run.size() > 1) {
            throw new PoisonException("rejected-by-opensearch", "a bulk request: " + answer.why());
        }
        if (run.size() > 1) {
            return again(run, "a bulk request is to be divided");
        }
        return List.of(new RecordResult.Refused("rejected-by-opensearch", answer.why()));
    }

    private static List<RecordResult> again(List<SinkRecord> run, String why) {
        return run.stream()
                .<RecordResult>map(one -> new RecordResult.Retry(why))
                .toList();
    }

    private void prove(List<SinkRecord> tombstones) throws FencedException {
        Map<TopicPartition, OptionalLong> first = new HashMap<>();
        for (SinkRecord one : tombstones) {
            first.putIfAbsent(one.partition(), OptionalLong.of(one.offset()));
        }
        Membership group = membership;
        if (group != null) {
            group.prove(first);
        }
    }

    @Override
    public Map<TopicPartition, Long> flush(Set<TopicPartition> now) {
        if (System.nanoTime() - lookedAt > LOOK_NANOS) {
            lookedAt = System.nanoTime();
            indices().rollOver();
        }
        return Map.of();
    }

    private Indices indices() {
        return Objects.requireNonNull(indices, "not open");
    }

    private SearchServer server() {
        return Objects.requireNonNull(server, "not open");
    }

    @Override
    public void revoked(Set<TopicPartition> partitions) {}

    @Override
    public void close() {
        server = null;
        indices = null;
    }
}
