package dev.newswire.ingest.fetch.transport;

import dev.newswire.ingest.fetch.FailureKind;
import dev.newswire.ingest.fetch.budget.Scheduler;
import dev.newswire.ingest.fetch.guard.AddressGuard;
import dev.newswire.ingest.fetch.guard.WebAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/**
 * Speaks HTTP/1.1 and HTTP/2 (by ALPN) with the network. Its threads, all daemons and named {@code newswire-fetch-…}:
 * two that move bytes, a few that look hosts up, a few that unpack bodies and on which its futures complete.
 */
public final class HttpTransport implements Transport {
    private final TransportLimits limits;
    private final Scheduler scheduler;
    private final ExecutorService lookups;
    private final ExecutorService work;
    private final CloseableHttpAsyncClient client;

    private HttpTransport(
            TransportLimits limits, AddressGuard guard, HostNames names, SSLContext trust, Scheduler scheduler) {
        this.limits = limits;
        this.scheduler = scheduler;
        this.lookups = FetchThreads.pool("newswire-fetch-dns", Math.min(16, limits.connections()));
        this.work =
                FetchThreads.pool("newswire-fetch-work", Runtime.getRuntime().availableProcessors());
        this.client = GuardedClient.of(limits, guard, names, trust, lookups);
    }

    /**
     * A transport that is ready; the caller closes it.
     *
     * @param trust whom to believe certificates from; the JDK's authorities unless it is a test
     * @param scheduler ends requests that take too long; stays the caller's to close
     */
    public static HttpTransport open(
            TransportLimits limits, AddressGuard guard, HostNames names, SSLContext trust, Scheduler scheduler) {
        HttpTransport transport = new HttpTransport(limits, guard, names, trust, scheduler);
        transport.client.start();
        return transport;
    }

    @Override
    public CompletableFuture<HttpAnswer> send(HttpAsk request) {
        CompletableFuture<HttpAnswer> result = new CompletableFuture<>();
        Exchange exchange = new Exchange(request, result, scheduler.instant().plus(request.time()));
        exchange.begin(true);
        return result;
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
        lookups.shutdownNow();
        work.shutdown();
    }

    /** One request on its way. */
    private final class Exchange {
        private final HttpAsk ask;
        private final CompletableFuture<HttpAnswer> result;
        private final Scheduler.Appointment deadline;
        private final AtomicReference<Future<?>> running = new AtomicReference<>();
        private final AtomicBoolean decided = new AtomicBoolean();

        Exchange(HttpAsk ask, CompletableFuture<HttpAnswer> result, Instant end) {
            this.ask = ask;
            this.result = result;
            this.deadline = scheduler.after(Duration.between(scheduler.instant(), end), this::tooLate);
            Future<?> unused = result.whenComplete((answer, failure) -> {
                if (result.isCancelled()) {
                    cancel();
                }
            });
        }

        /** @param again true when it may be sent once more, should a connection that was kept open prove dead */
        void begin(boolean again) {
            WebAddress address = ask.address();
            int port = address.port() == (address.scheme().equals("https") ? 443 : 80) ? -1 : address.port();
            BasicHttpRequest request = new BasicHttpRequest(
                    ask.form() == null ? "GET" : "POST",
                    address.scheme(),
                    new URIAuthority(address.host(), port),
                    address.target());
            ask.fields().fields().forEach(field -> request.addHeader(field.name(), field.value()));
            AnswerReader reader = new AnswerReader(ask, limits, scheduler, this::answered);
            HttpClientContext context = HttpClientContext.create();
            try {
                running.set(client.execute(
                        new HttpHost(address.scheme(), address.host(), port),
                        new BasicRequestProducer(request, entity()),
                        reader,
                        null,
                        context,
                        new FutureCallback<Boolean>() {
                            @Override
                            public void completed(Boolean end) {
                                deadline.cancel();
                            }

                            @Override
                            public void failed(Exception cause) {
                                if (again && !reader.begun() && stale(cause, context) && !decided.get()) {
                                    begin(false);
                                } else {
                                    unanswered(Failures.of(cause));
                                }
                            }

                            @Override
                            public void cancelled() {
                                unanswered(new HttpAnswer.Unanswered(FailureKind.CLOSED, "the request was given up"));
                            }
                        }));
            } catch (IllegalStateException closed) {
                unanswered(Failures.of(new RejectedExecutionException(closed)));
            }
        }

        private @Nullable AsyncEntityProducer entity() {
            return ask.form() == null
                    ? null
                    : new BasicAsyncEntityProducer(
                            ask.form().getBytes(StandardCharsets.US_ASCII), ContentType.APPLICATION_FORM_URLENCODED);
        }

        /** A server may close a connection just when it is used again; that says nothing about this request. */
        private boolean stale(Exception cause, HttpClientContext context) {
            EndpointDetails endpoint = context.getEndpointDetails();
            return Failures.of(cause).kind() == FailureKind.CONNECTION
                    && endpoint != null
                    && endpoint.getRequestCount() > 1;
        }

        private void answered(HttpAnswer.Answered raw) {
            complete(() -> decoded(raw));
        }

        private HttpAnswer decoded(HttpAnswer.Answered raw) {
            try {
                byte[] body = new ContentCoding(ask.bodyBytes(), limits.ratio(), ask.cut())
                        .decode(raw.body(), raw.fields().joined("Content-Encoding"));
                return new HttpAnswer.Answered(
                        raw.status(), raw.fields(), body, raw.transferred(), raw.asked(), raw.at());
            } catch (IOException | RuntimeException e) {
                return Failures.of(e);
            }
        }

        private void unanswered(HttpAnswer.Unanswered why) {
            deadline.cancel();
            complete(() -> why);
        }

        /** What is told first counts: a request that is too late is cancelled as well, which says less. */
        private void complete(Supplier<HttpAnswer> answer) {
            if (!decided.compareAndSet(false, true)) {
                return;
            }
            try {
                work.execute(() -> result.complete(answer.get()));
            } catch (RejectedExecutionException closed) {
                result.complete(Failures.of(closed));
            }
        }

        private void tooLate() {
            unanswered(new HttpAnswer.Unanswered(
                    FailureKind.TIMEOUT,
                    "it was not complete after " + ask.time().toMillis() + " ms"));
            cancel();
        }

        private void cancel() {
            deadline.cancel();
            Future<?> exchange = running.get();
            if (exchange != null) {
                exchange.cancel(true);
            }
        }
    }
}
