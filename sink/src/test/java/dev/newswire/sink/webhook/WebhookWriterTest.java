package dev.newswire.sink.webhook;

import static dev.newswire.sink.contract.Items.item;
import static dev.newswire.sink.contract.Items.record;
import static dev.newswire.sink.contract.Items.tombstone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigLoader;
import dev.newswire.runtime.error.FatalException;
import dev.newswire.runtime.error.UserError;
import dev.newswire.sink.Outcome;
import dev.newswire.sink.RecordResult;
import dev.newswire.sink.RecordResult.Retry;
import dev.newswire.sink.RecordResult.Written;
import dev.newswire.sink.SinkBatch;
import dev.newswire.sink.SinkRecord;
import dev.newswire.sink.Sinks;
import dev.newswire.sink.contract.SinkTarget.Stored;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WebhookWriterTest {

    private static final TopicPartition ZERO = new TopicPartition("news.enriched", 0);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger status = new AtomicInteger(200);
    private final Receiver receiver = new Receiver(body -> status.get());

    @BeforeEach
    void start() throws Exception {
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void postsSignedItemsInOrder() {
        assertThat(write(
                        Map.of(),
                        record(ZERO, 0, item("a", 1).build()),
                        record(ZERO, 1, item("a", 2).build())))
                .containsExactly(new Written(Outcome.INSERTED), new Written(Outcome.INSERTED));
        assertThat(receiver.stored()).containsExactly(new Stored("a", 1), new Stored("a", 2));
        assertThat(receiver.bodies().get(0)).startsWith("{\"type\":\"item.enriched\",\"timestamp\":\"");
    }

    @Test
    void signsAsTheStandardsExampleDoes() {
        String signature = Signature.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                .of(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1614265330,
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void sendsTheSameIdForTheSameRevisionAlone() {
        WebhookMessage first = WebhookMessage.of(record(ZERO, 0, item("a", 1).build()));
        assertThat(WebhookMessage.of(record(ZERO, 9, item("a", 1).build())).id())
                .isEqualTo(first.id());
        assertThat(WebhookMessage.of(record(ZERO, 0, item("a", 2).build())).id())
                .isNotEqualTo(first.id());
        assertThat(WebhookMessage.of(tombstone(ZERO, 0, "a")).id()).isNotEqualTo(first.id());
    }

    @Test
    void tellsOfTombstonesAndLeavesOutWhatIsNotWanted() {
        assertThat(write(Map.of("language", "de"), record(ZERO, 0, item("a", 1).build()), tombstone(ZERO, 1, "b\n\"")))
                .containsExactly(new Written(Outcome.FILTERED), new Written(Outcome.DELETED));
        assertThat(receiver.bodies())
                .singleElement()
                .asString()
                .startsWith("{\"type\":\"item.deleted\"")
                .endsWith("\"data\":{\"id\":\"b\\n\\\"\"}}");
    }

    @Test
    void refusesTheMessageAndGoesOn() {
        status.set(422);
        assertThat(write(Map.of(), record(ZERO, 0, item("a", 1).build())))
                .containsExactly(new RecordResult.Refused("rejected-by-webhook", "it answered 422"));
    }

    @Test
    void sendsNothingAfterTheFirstThatIsToComeAgain() {
        for (int one : new int[] {503, 429, 404, 401, 302}) {
            status.set(one);
            int before = receiver.requests();
            assertThat(write(
                            Map.of(),
                            record(ZERO, 0, item("a", 1).build()),
                            record(ZERO, 1, item("b", 1).build())))
                    .hasSize(2)
                    .allMatch(Retry.class::isInstance);
            assertThat(receiver.requests()).isEqualTo(before + 1);
        }
    }

    @Test
    void stopsWhenTheTargetIsGoneForGood() {
        status.set(410);
        assertThatThrownBy(() -> write(Map.of(), record(ZERO, 0, item("a", 1).build())))
                .isInstanceOf(FatalException.class)
                .hasMessageContaining("sink.webhook.to.desk");
    }

    @Test
    void waitsAsLongAsTheTargetAsks() {
        status.set(503);
        receiver.retryAfter("7");
        WebhookWriter writer = writer(Map.of());
        SinkBatch batch = SinkBatch.of(List.of(record(ZERO, 0, item("a", 1).build())));
        writer.write(batch);
        nanos.addAndGet(Duration.ofMillis(6_900).toNanos());
        writer.write(batch);
        assertThat(receiver.requests()).isEqualTo(1);
        nanos.addAndGet(Duration.ofMillis(100).toNanos());
        status.set(200);
        assertThat(writer.write(batch).records()).containsExactly(new Written(Outcome.INSERTED));
    }

    @Test
    void leavesATargetAloneAfterFailuresInARow() {
        status.set(500);
        WebhookWriter writer = writer(Map.of());
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        writer.measure(registry);
        var open = registry.get("newswire.sink.webhook.circuit.open").gauge();
        SinkBatch batch = SinkBatch.of(List.of(record(ZERO, 0, item("a", 1).build())));
        for (int i = 0; i < 10; i++) {
            writer.write(batch);
        }
        assertThat(receiver.requests()).isEqualTo(3);
        assertThat(open.value()).isEqualTo(1);
        nanos.addAndGet(Duration.ofSeconds(30).toNanos());
        writer.write(batch);
        writer.write(batch);
        assertThat(receiver.requests()).isEqualTo(4);
        nanos.addAndGet(Duration.ofSeconds(30).toNanos());
        status.set(200);
        writer.write(batch);
        assertThat(open.value()).isZero();
        status.set(500);
        writer.write(batch);
        writer.write(batch);
        assertThat(receiver.requests()).isEqualTo(7);
        assertThat(registry.get("newswire.sink.webhook.request")
                        .tag("answer", "again")
                        .timer()
                        .count())
                .isEqualTo(6);
    }

    @Test
    void takesATargetThatIsAwayForAnOutage() {
        receiver.stop();
        assertThat(write(Map.of(), record(ZERO, 0, item("a", 1).build())))
                .singleElement()
                .isInstanceOf(Retry.class);
    }

    @Test
    void readsHowLongToWait() {
        assertThat(waitFor("120")).isEqualTo(Duration.ofMinutes(2));
        assertThat(waitFor("Sun, 01 Mar 2026 12:01:00 GMT")).isEqualTo(Duration.ofMinutes(1));
        assertThat(waitFor("Sun, 01 Mar 2026 11:00:00 GMT")).isEqualTo(Duration.ZERO);
        assertThat(waitFor("999999999")).isEqualTo(Reply.LONGEST);
        assertThat(waitFor("99999999999999999999")).isEqualTo(Duration.ZERO);
        assertThat(waitFor("soon")).isEqualTo(Duration.ZERO);
    }

    @Test
    void readsTargetsAndShowsNoSecret() {
        Config config = load(
                "sink.webhook.timeout=2s",
                "sink.webhook.break.after=9",
                "sink.webhook.break.for=1m",
                "sink.webhook.to.desk.url=https://desk.example/hook",
                "sink.webhook.to.desk.secret=whsec_c2VjcmV0LXNlY3JldA==",
                "sink.webhook.to.desk.category=sport",
                "sink.webhook.to.b.url=https://b.example/?key=x",
                "sink.webhook.to.b.secret=plain-words");
        WebhookConfig read = WebhookConfig.from(config);

        assertThat(read.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(read.breakAfter()).isEqualTo(9);
        assertThat(read.targets()).extracting(WebhookTarget::name).containsExactly("b", "desk");
        assertThat(new WebhookSink().writers(config))
                .extracting(writer -> writer.name())
                .containsExactly("webhook-b", "webhook-desk");
        assertThat(config + " " + read).doesNotContain("c2VjcmV0").doesNotContain("plain-words");
    }

    @Test
    void namesTheSettingThatIsWrong() {
        assertThat(problem("sink.webhook.to.desk.url=https://x.example")).contains("sink.webhook.to.desk.secret");
        assertThat(problem("sink.webhook.to.desk.secret=x")).contains("sink.webhook.to.desk.url");
        assertThat(problem("sink.webhook.to.desk.url=ftp://x.example", "sink.webhook.to.desk.secret=x"))
                .contains("sink.webhook.to.desk.url");
        assertThat(problem("sink.webhook.to.desk.url=https://x y", "sink.webhook.to.desk.secret=x"))
                .contains("sink.webhook.to.desk.url");
        assertThat(problem("sink.webhook.to.desk.colour=red"))
                .contains("colour")
                .contains("category");
        assertThat(problem("sink.webhook.to.desk=x")).contains("NAME.url");
        assertThat(problem("sink.webhook.to.desk.url=https://x.example", "sink.webhook.to.desk.secret=whsec_hush!"))
                .contains("Base64")
                .doesNotContain("hush");
        assertThat(problem(
                        "sink.webhook.to.desk.url=https://x.example",
                        "sink.webhook.to.desk.secret=x",
                        "sink.webhook.to.desk.category=gossip"))
                .contains("sink.webhook.to.desk.category");
    }

    private static String problem(String... settings) {
        try {
            WebhookConfig.from(load(settings));
            return "";
        } catch (UserError e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static Config load(String... settings) {
        return ConfigLoader.of(Sinks.KEYS).set(List.of(settings)).load();
    }

    private static Duration waitFor(String retryAfter) {
        Reply reply =
                Reply.of(503, HttpHeaders.of(Map.of("retry-after", List.of(retryAfter)), (name, value) -> true), CLOCK);
        return ((Reply.Again) reply).pause();
    }

    private List<RecordResult> write(Map<String, String> filter, SinkRecord... records) {
        return new ArrayList<>(
                writer(filter).write(SinkBatch.of(List.of(records))).records());
    }

    private WebhookWriter writer(Map<String, String> filter) {
        Map<String, String> settings = new HashMap<>(filter);
        settings.put("url", receiver.url());
        settings.put("secret", Receiver.SECRET);
        WebhookTarget target = WebhookTarget.from("desk", settings);
        WebhookWriter writer = new WebhookWriter(
                new WebhookConfig(Duration.ofSeconds(5), 3, Duration.ofSeconds(30), List.of(target)),
                target,
                CLOCK,
                nanos::get);
        writer.open();
        return writer;
    }
}
