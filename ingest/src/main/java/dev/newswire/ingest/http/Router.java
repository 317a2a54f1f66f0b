package dev.newswire.ingest.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** Leads every request to its endpoint, and says of all others what there is. */
final class Router extends Handler.Abstract {
    static final String ITEMS = "/v1/items";

    private final ItemsEndpoint items;
    private final Optional<Route> extra;
    private final BodyCollector.Limits extraLimits;
    private final InFlight inFlight;
    private final Consumer<Integer> counter;

    /** @param extraLimits what a body for the extra route is read at most */
    Router(
            ItemsEndpoint items,
            Optional<Route> extra,
            BodyCollector.Limits extraLimits,
            InFlight inFlight,
            Consumer<Integer> counter) {
        this.items = items;
        this.extra = extra;
        this.extraLimits = extraLimits;
        this.inFlight = inFlight;
        this.counter = counter;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Exchange exchange = new Exchange(request, response, callback, counter);
        try {
            route(exchange);
        } catch (RuntimeException e) {
            exchange.reply(WholePush.internal(e));
        }
        return true;
    }

    private void route(Exchange exchange) {
        String path = exchange.path();
        if (path.equals(ITEMS)) {
            allowed(exchange, List.of("POST"), false, () -> items.post(exchange));
        } else if (path.equals(OpenApi.PATH)) {
            allowed(exchange, List.of("GET"), true, () -> exchange.reply(OpenApi.reply()));
        } else if (extra.isPresent() && path.startsWith(extra.get().prefix())) {
            Route route = extra.get();
            allowed(exchange, route.methods(), false, () -> call(exchange, route));
        } else {
            exchange.reply(
                    Problem.NOT_FOUND.reply("Items are pushed to " + ITEMS + "; " + OpenApi.PATH + " says how."));
        }
    }

    /** @param head whether HEAD goes with GET: not where a GET has effects */
    private static void allowed(Exchange exchange, List<String> methods, boolean head, Runnable answer) {
        List<String> all = new ArrayList<>(methods);
        if (head) {
            all.add("HEAD");
        }
        if (all.contains(exchange.method())) {
            answer.run();
            return;
        }
        String allow = String.join(", ", all);
        exchange.reply(
                Problem.METHOD_NOT_ALLOWED.reply("Allowed here: " + allow + ".").with("Allow", allow));
    }

    private void call(Exchange exchange, Route route) {
        if (!exchange.method().equals("POST")) {
            answer(exchange, route, new byte[0], () -> {});
            return;
        }
        if (exchange.length() > extraLimits.bytes()) {
            exchange.reply(BodyCollector.tooLarge(extraLimits.bytes()));
            return;
        }
        BodyCollector[] self = new BodyCollector[1];
        self[0] = new BodyCollector(
                exchange, extraLimits, inFlight, body -> answer(exchange, route, body, () -> self[0].release()));
        self[0].run();
    }

    private static void answer(Exchange exchange, Route route, byte[] body, Runnable done) {
        CompletableFuture<Reply> answer;
        try {
            answer = route.answer(called(exchange, body));
        } catch (RuntimeException e) {
            answer = CompletableFuture.completedFuture(WholePush.internal(e));
        }
        Future<?> unused = answer.whenComplete((reply, failure) -> {
            try {
                exchange.reply(
                        reply != null ? reply : WholePush.internal(new IllegalStateException("no answer", failure)));
            } finally {
                done.run();
            }
        });
    }

    private static Call called(Exchange exchange, byte[] body) {
        Map<String, List<String>> headers = new HashMap<>();
        for (HttpField field : exchange.request().getHeaders()) {
            headers.computeIfAbsent(field.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(field.getValue() == null ? "" : field.getValue());
        }
        Map<String, String> query = new LinkedHashMap<>();
        for (Fields.Field field : Request.extractQueryParameters(exchange.request())) {
            query.put(field.getName(), field.getValue() == null ? "" : field.getValue());
        }
        return new Call(exchange.method(), exchange.path(), query, headers, body);
    }
}
