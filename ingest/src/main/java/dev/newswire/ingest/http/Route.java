package dev.newswire.ingest.http;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A route of the server that another package answers. Called from many threads. */
public interface Route {

    /** What its paths begin with, ending in a slash. */
    String prefix();

    /** The methods it answers. */
    List<String> methods();

    /** The answer. It must not block, and a failure becomes a 500. */
    CompletableFuture<Reply> answer(Call call);
}
