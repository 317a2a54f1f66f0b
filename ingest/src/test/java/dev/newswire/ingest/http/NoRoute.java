package dev.newswire.ingest.http;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A route that nothing is found on. */
enum NoRoute implements Route {
    INSTANCE;

    @Override
    public String prefix() {
        return "/v1/nothing/";
    }

    @Override
    public List<String> methods() {
        return List.of("GET");
    }

    @Override
    public CompletableFuture<Reply> answer(Call call) {
        return CompletableFuture.completedFuture(Reply.empty(404));
    }
}
