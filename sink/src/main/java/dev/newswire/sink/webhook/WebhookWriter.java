package dev.newswire.sink.webhook;

import dev.newswire.runtime.error.FatalException;
import dev.newswire.runtime.error.RetriableException;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.sink.Membership;
import dev.newswire.sink.Outcome;
import dev.newswire.sink.RecordResult;
import dev.newswire.sink.SinkBatch;
import dev.newswire.sink.SinkRecord;
import dev.newswire.sink.SinkWriter;
import dev.newswire.sink.WriteResult;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Posts items to one target, one a request and one after another, so that it gets them in order. Redirects are not
 * followed: the address is the operator's choice and stays it. A request that was answered shortly before a crash comes
 * again, under the same {@code webhook-id}.
 */
final class WebhookWriter implements SinkWriter {

    private final WebhookConfig config;
    private final WebhookTarget target;
    private final Predicate<EnrichedItem> wanted;
    private final Clock clock;
    private final CircuitBreaker breaker;
    private WebhookMeters meters;
    private @Nullable HttpClient client;

    WebhookWriter(WebhookConfig config, WebhookTarget target) {
        this(config, target, Clock.systemUTC(), System::nanoTime);
    }

    WebhookWriter(WebhookConfig config, WebhookTarget target, Clock clock, LongSupplier nanoTime) {
        this.config = config;
        this.target = target;
        this.wanted = target.filter().predicate();
        this.clock = clock;
        this.meters = new WebhookMeters(new CompositeMeterRegistry(), "webhook-" + target.name());
        this.breaker = new CircuitBreaker(config.breakAfter(), config.breakFor(), nanoTime);
    }

    @Override
    public String name() {
        return "webhook-" + target.name();
    }

    @Override
    public void measure(MeterRegistry registry) {
        meters = new WebhookMeters(registry, name());
    }

    @Override
    public void open() {
        client();
    }

    private HttpClient client() {
        HttpClient open = client;
        if (open == null) {
            open = HttpClient.newBuilder()
                    .connectTimeout(config.timeout())
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
            client = open;
        }
        return open;
    }

    @Override
    public Map<TopicPartition, OptionalLong> assigned(Set<TopicPartition> partitions, Membership membership) {
        return membership.committed(partitions);
    }

    @Override
    public WriteResult write(SinkBatch batch) {
        List<RecordResult> results = new ArrayList<>();
        String why = "";
        for (SinkRecord one : batch.records()) {
            RecordResult result = why.isEmpty() ? write(one) : new RecordResult.Retry(why);
            results.add(result);
            if (result instanceof RecordResult.Retry again) {
                why = again.why();
            }
        }
        return WriteResult.of(results);
    }

    private RecordResult write(SinkRecord one) {
        EnrichedItem item = one.item();
        if (item != null && !wanted.test(item)) {
            return new RecordResult.Written(Outcome.FILTERED);
        }
        Duration left = breaker.left();
        if (!left.isZero()) {
            return new RecordResult.Retry(target + " is left alone for another " + left.toMillis() + " ms");
        }
        long asked = System.nanoTime();
        Reply reply = post(WebhookMessage.of(one));
        meters.answered(reply, Duration.ofNanos(System.nanoTime() - asked));
        if (reply instanceof Reply.Again again) {
            breaker.fail(again.pause());
            meters.circuit(breaker.open());
            return new RecordResult.Retry(target + ": " + again.why());
        }
        breaker.succeed();
        meters.circuit(false);
        if (reply instanceof Reply.Refused refused) {
            return new RecordResult.Refused("rejected-by-webhook", refused.why());
        }
        if (reply instanceof Reply.Gone) {
            throw new FatalException(
                    target + " answered 410: it wants nothing more; take sink.webhook.to." + target.name() + " away");
        }
        return new RecordResult.Written(item == null ? Outcome.DELETED : Outcome.INSERTED);
    }

    private Reply post(WebhookMessage message) {
        long now = clock.instant().getEpochSecond();
        byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(target.url())
                .header("content-type", "application/json")
                .header("user-agent", "newswire")
                .header("webhook-id", message.id())
                .header("webhook-timestamp", Long.toString(now))
                .header("webhook-signature", target.signature().of(message.id(), now, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        CompletableFuture<HttpResponse<Void>> answer =
                client().sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            // The whole answer: a request's own timeout ends with the headers.
            HttpResponse<Void> response = answer.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return Reply.of(response.statusCode(), response.headers(), clock);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Reply.Again("no answer within " + config.timeout().toMillis() + " ms", Duration.ZERO);
        } catch (ExecutionException e) {
            return new Reply.Again("no answer: " + e.getCause(), Duration.ZERO);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new RetriableException("posting to " + target + " was interrupted", e);
        }
    }

    @Override
    public void revoked(Set<TopicPartition> partitions) {}

    @Override
    public void close() {
        client = null;
    }
}
