package dev.newswire.ingest.http;

import dev.newswire.schemas.SourceDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who pushes what: the part of a request that its header decides.
 *
 * @param source whose items they are
 * @param key idempotency key; null when there is none
 * @param gzip whether the body is compressed
 */
record Admission(
        SourceDefinition source,
        PushFormat format,
        MediaType type,
        @Nullable String key,
        boolean gzip) {
    private static final String REALM = "Bearer realm=\"newswire\"";
    private static final int LONGEST_KEY = 255;

    /** Checks a request's header; throws {@link BadBodyException} with the answer when it is not to be read. */
    static Admission of(Exchange exchange, PushSources sources) {
        SourceDefinition source = authorised(exchange, sources);
        @Nullable String key = key(exchange);
        MediaType type = MediaType.parse(exchange.header("Content-Type").orElse(null))
                .orElseThrow(() -> unsupported("A Content-Type with a known charset says what the body is."));
        PushFormat format = PushFormat.of(type)
                .orElseThrow(() -> unsupported("Bodies of type " + shown(type.name()) + " are not read."));
        return new Admission(source, format, type, key, gzip(exchange));
    }

    /** What tells a request with the same key from another. */
    String fingerprintHead() {
        return type.name() + '\n' + type.charset().map(Object::toString).orElse("") + '\n';
    }

    private static SourceDefinition authorised(Exchange exchange, PushSources sources) {
        List<String> given = exchange.headers("Authorization");
        if (given.size() > 1) {
            throw new BadBodyException(Problem.BAD_REQUEST.reply("There is more than one Authorization field."));
        }
        String field = given.isEmpty() ? "" : given.get(0).strip();
        if (!field.regionMatches(true, 0, "bearer ", 0, 7)) {
            throw new BadBodyException(Problem.UNAUTHORIZED
                    .reply("Items are pushed with the token of their source: Authorization: Bearer TOKEN.")
                    .with("WWW-Authenticate", REALM));
        }
        SourceDefinition source = sources.withToken(field.substring(7).strip())
                .orElseThrow(() -> new BadBodyException(Problem.UNAUTHORIZED
                        .reply("The token belongs to no source.")
                        .with("WWW-Authenticate", REALM + ", error=\"invalid_token\"")));
        if (source.getPaused()) {
            throw new BadBodyException(
                    Problem.PAUSED.reply("The source " + source.getId() + " is paused and takes nothing in."));
        }
        return source;
    }

    /** A text in quotes as RFC 9651 writes it, or bare as most clients do. */
    private static @Nullable String key(Exchange exchange) {
        List<String> given = exchange.headers("Idempotency-Key");
        if (given.isEmpty()) {
            return null;
        }
        String field = given.get(0).strip();
        boolean quoted = field.length() > 1 && field.startsWith("\"") && field.endsWith("\"");
        String key = quoted ? field.substring(1, field.length() - 1) : field;
        boolean fine = given.size() == 1
                && !key.isEmpty()
                && key.length() <= LONGEST_KEY
                && key.chars().allMatch(letter -> letter >= ' ' && letter < 0x7F);
        if (!fine) {
            throw new BadBodyException(Problem.BAD_REQUEST.reply(
                    "An Idempotency-Key is one text of 1 to " + LONGEST_KEY + " printable ASCII letters."));
        }
        return key;
    }

    private static boolean gzip(Exchange exchange) {
        String coding =
                String.join(",", exchange.headers("Content-Encoding")).strip().toLowerCase(Locale.ROOT);
        return switch (coding) {
            case "", "identity" -> false;
            case "gzip", "x-gzip" -> true;
            default ->
                throw new BadBodyException(Problem.UNSUPPORTED_TYPE
                        .reply("Bodies are read as they are or compressed with gzip, not with " + shown(coding) + ".")
                        .with("Accept-Encoding", "gzip, identity"));
        };
    }

    private static BadBodyException unsupported(String detail) {
        return new BadBodyException(Problem.UNSUPPORTED_TYPE
                .reply(detail + " The OpenAPI document lists the types.")
                .with("Accept", acceptable()));
    }

    private static String acceptable() {
        StringBuilder types = new StringBuilder();
        for (PushFormat format : PushFormat.values()) {
            for (String type : format.types()) {
                types.append(types.isEmpty() ? "" : ", ").append(type);
            }
        }
        return types.toString();
    }

    private static String shown(String claimed) {
        return claimed.length() > 80 ? claimed.substring(0, 80) + "…" : claimed;
    }

    /** The items' maker says who they come from. */
    Optional<String> name() {
        return Optional.ofNullable(source.getName());
    }
}
