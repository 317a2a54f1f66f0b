package dev.newswire.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.launcher.Commands.Result;
import dev.newswire.schemas.deadletter.DeadLetter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Nothing vanishes and nothing is there twice: what goes in comes out, is filtered, or lies among the dead letters. */
@ExtendWith(SharedUp.class)
class ConservationIT {

    private static final String SOURCE = "conservation";
    private static final String OUTCOMES = "newswire_enrich_items_total";
    private static final int LEAST_KEPT = 1024;
    private static final Pattern MARK = Pattern.compile("NW\\d{4}");

    @TempDir
    private Path scratch;

    private final Map<TopicPartition, Long> begin = new HashMap<>();
    private LivePipeline pipeline;
    private TopicReader topics;

    @BeforeEach
    void rememberWhereThingsStand(LivePipeline running) {
        pipeline = running;
        pipeline.awaitDrained();
        topics = new TopicReader(pipeline.setting("kafka.bootstrap.servers"));
        Stream.of("news.raw", "news.enriched", "news.deadletters").forEach(topic -> begin.putAll(topics.ends(topic)));
    }

    @Test
    void accountsForEveryPieceOfAMixedBatch() throws Exception {
        NewsBatch batch = new NewsBatch(scratch.resolve("batch"));
        Map<String, Long> before = outcomes();
        int accepted = batch.versions() + batch.duplicates();

        Result push = pipeline.run(
                "push",
                batch.folder().toString(),
                "--source",
                SOURCE,
                "--set",
                "ingest.item.max-bytes=" + NewsBatch.MAX_BYTES + "B");
        assertThat(push.exitCode()).as(push.err()).isEqualTo(1);
        assertThat(push.err())
                .contains(accepted + " items accepted from " + batch.files() + " files, "
                        + batch.broken().size() + " refused");
        pipeline.awaitDrained();
        List<ProducerRecord<byte[], byte[]>> poison = poison();
        pipeline.awaitDrained();

        assertThat(since("news.raw").size()).isEqualTo(accepted + poison.size());
        Map<String, Long> after = outcomes();
        Map<String, Long> told = new TreeMap<>();
        after.forEach((outcome, count) -> told.put(outcome, count - before.get(outcome)));
        assertThat(told)
                .isEqualTo(Map.of(
                        "enriched", (long) batch.versions(),
                        "filtered", (long) batch.duplicates(),
                        "dead-lettered", (long) poison.size(),
                        "erased", 0L));
        assertThat(since("news.enriched").size()).isEqualTo(batch.versions());
        assertThat(stored()).isEqualTo(batch.revisions());
        assertThat(lettersOf("ingest"))
                .containsExactlyInAnyOrderElementsOf(
                        batch.broken().stream().map(ConservationIT::letter).toList());
        assertThat(lettersOf("enrich"))
                .containsExactlyInAnyOrderElementsOf(
                        poison.stream().map(ConservationIT::letter).toList());
        System.out.printf(
                "Conservation: %d pieces = %d accepted + %d refused; %d on news.raw = %d enriched + %d duplicates + %d dead-lettered; %d rows%n",
                accepted + batch.broken().size(),
                accepted,
                batch.broken().size(),
                accepted + poison.size(),
                batch.versions(),
                batch.duplicates(),
                poison.size(),
                batch.revisions().size());
    }

    /** Writes to news.raw what no client of ours would. */
    private List<ProducerRecord<byte[], byte[]>> poison() throws Exception {
        byte[] good = since("news.raw").get(0).value();
        byte[] other = since("news.enriched").get(0).value();
        byte[] noise = new byte[500];
        new Random(5).nextBytes(noise);
        noise[0] = 1;
        byte[] unknown = ByteBuffer.allocate(60).put((byte) 0).putInt(999_999).array();
        byte[] garbled = good.clone();
        Arrays.fill(garbled, 5, garbled.length, (byte) 0xff);
        // A string that says it is 400 million bytes long.
        byte[] boast = ByteBuffer.allocate(40)
                .put(good, 0, 5)
                .put(new byte[] {(byte) 0x80, (byte) 0x90, (byte) 0xbc, (byte) 0xfd, 0x02})
                .array();
        List<ProducerRecord<byte[], byte[]>> records = List.of(
                poison("noise", noise),
                poison("noise", noise),
                poison("unknown-schema", unknown),
                poison("cut", Arrays.copyOf(good, good.length / 2)),
                poison("garbled", garbled),
                poison("boast", boast),
                poison("another-contract", other),
                poison("no-room-for-an-id", new byte[] {0, 0, 0}),
                poison("", "no key, and no Avro".getBytes(StandardCharsets.UTF_8)));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", pipeline.setting("kafka.bootstrap.servers")),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (ProducerRecord<byte[], byte[]> record : records) {
                producer.send(record).get();
            }
        }
        return records;
    }

    private static ProducerRecord<byte[], byte[]> poison(String key, byte[] value) {
        return new ProducerRecord<>("news.raw", key.getBytes(StandardCharsets.UTF_8), value);
    }

    private Map<String, Long> outcomes() {
        Map<String, Long> counts = new TreeMap<>();
        for (String outcome : List.of("enriched", "filtered", "dead-lettered", "erased")) {
            counts.put(outcome, pipeline.counted(OUTCOMES, "outcome=\"" + outcome + '"'));
        }
        return counts;
    }

    private List<ConsumerRecord<byte[], byte[]>> since(String topic) {
        return topics.read(topic).stream()
                .filter(record -> record.offset() >= begin.get(new TopicPartition(topic, record.partition())))
                .toList();
    }

    /** What must stand of a piece, and what does, in words that can be compared. */
    private List<String> lettersOf(String stage) {
        List<String> letters = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : since("news.deadletters")) {
            DeadLetter facts = DeadLetter.readFrom(record.headers()).orElseThrow();
            assertThat(facts.message()).isNotBlank();
            if (facts.stage().equals(stage)) {
                String reason = stage.equals("ingest") ? facts.reason() : "undecodable";
                assertThat(facts.reason()).isEqualTo(reason);
                letters.add(letter(reason, record.key(), record.value(), facts.truncated()));
                assertThat(facts.bytes()).isGreaterThanOrEqualTo(record.value().length);
            }
        }
        return letters;
    }

    private static String letter(NewsBatch.Broken piece) {
        return letter(
                piece.reason(),
                piece.origin().getBytes(StandardCharsets.UTF_8),
                piece.original(),
                piece.reason().equals("too-large"));
    }

    private static String letter(ProducerRecord<byte[], byte[]> poison) {
        return letter("undecodable", poison.key(), poison.value(), false);
    }

    /** Of a value that is cut nothing but its beginning can be compared. */
    private static String letter(String reason, byte[] key, byte[] value, boolean cut) {
        String bytes = cut
                ? "begins " + Arrays.hashCode(Arrays.copyOf(value, LEAST_KEPT))
                : value.length + " bytes " + Arrays.hashCode(value);
        return reason + ' ' + new String(key, StandardCharsets.UTF_8) + ' ' + bytes;
    }

    /** The revision of every item in PostgreSQL, by its mark. */
    private Map<String, Integer> stored() throws SQLException {
        Map<String, Integer> revisions = new TreeMap<>();
        try (Connection database = DriverManager.getConnection(
                        pipeline.setting("sink.postgres.url"),
                        pipeline.setting("sink.postgres.user"),
                        pipeline.setting("sink.postgres.password"));
                PreparedStatement query = database.prepareStatement(
                        "SELECT title || ' ' || text, revision FROM newswire.item WHERE source_id = ?")) {
            query.setString(1, SOURCE);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Matcher mark = MARK.matcher(rows.getString(1));
                    assertThat(mark.find()).as(rows.getString(1)).isTrue();
                    assertThat(revisions.put(mark.group(), rows.getInt(2)))
                            .as(mark.group() + " is there twice")
                            .isNull();
                }
            }
        }
        return revisions;
    }
}
