package dev.newswire.ingest.sources.opml;

import dev.newswire.ingest.sources.SourceAddress;
import dev.newswire.ingest.sources.SourceId;
import dev.newswire.ingest.sources.SourceRequest;
import dev.newswire.runtime.config.DurationText;
import dev.newswire.schemas.PageFetch;
import dev.newswire.schemas.SourceKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What an entry of an OPML document asks for. Our own attributes say what others have no words for. */
final class OutlineRequest {

    /** Of our attributes; the namespace is declared as {@link #NAMESPACE}. */
    static final String PREFIX = "newswire:";

    static final String NAMESPACE = "urn:newswire:opml";

    private static final List<SourceKind> POLLED = List.of(SourceKind.FEED, SourceKind.SITEMAP, SourceKind.PAGE);
    private static final int LONGEST_NAME = 200;
    private static final int MOST_CATEGORIES = 16;

    private OutlineRequest() {}

    /**
     * The request of an entry with a good address.
     *
     * @param taken tells ids that it cannot have
     * @throws IllegalArgumentException when what it asks for makes no sense, in words that end a sentence
     */
    static SourceRequest of(Outline outline, SourceAddress address, Predicate<String> taken) {
        Optional<String> id =
                own(outline, "id").filter(wanted -> SourceId.fault(wanted).isEmpty() && !taken.test(wanted));
        return new SourceRequest(
                own(outline, "kind").map(kind -> oneOf(kind, POLLED)),
                Optional.of(address),
                id,
                name(outline),
                outline.get("language").filter(OutlineRequest::isLanguage),
                categories(outline),
                own(outline, "page-fetch").map(wanted -> oneOf(wanted, List.of(PageFetch.values()))),
                own(outline, "min-interval").map(OutlineRequest::interval),
                own(outline, "max-interval").map(OutlineRequest::interval),
                own(outline, "paused").map(Boolean::parseBoolean));
    }

    private static Optional<String> own(Outline outline, String name) {
        return outline.get(PREFIX + name);
    }

    /** Its title; a text that only repeats its id or address is none. */
    private static Optional<String> name(Outline outline) {
        return outline.get("title")
                .or(() -> outline.get("text")
                        .filter(text -> !own(outline, "id").filter(text::equals).isPresent())
                        .filter(text -> !outline.address().filter(text::equals).isPresent()))
                .map(name -> name.substring(0, Math.min(name.length(), LONGEST_NAME)));
    }

    private static List<String> categories(Outline outline) {
        Stream<String> said = own(outline, "categories")
                .map(all -> Arrays.stream(all.split("\n", -1)))
                .orElseGet(() -> outline.get("category").stream().flatMap(OutlineRequest::paths));
        return Stream.concat(outline.folders().stream(), said)
                .map(String::strip)
                .filter(category -> !category.isEmpty())
                .map(category -> category.substring(0, Math.min(category.length(), LONGEST_NAME)))
                .distinct()
                .limit(MOST_CATEGORIES)
                .toList();
    }

    /** Paths and words, separated by commas (OPML 2.0): {@code /Boston/Weather,storms}. */
    private static Stream<String> paths(String category) {
        List<String> words = new ArrayList<>();
        for (String path : category.split(",", -1)) {
            words.addAll(Arrays.asList(path.split("/", -1)));
        }
        return words.stream();
    }

    private static boolean isLanguage(String tag) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(tag)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    private static <E extends Enum<E>> E oneOf(String word, List<E> values) {
        String wanted = word.toUpperCase(Locale.ROOT).replace('-', '_');
        return values.stream()
                .filter(value -> value.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("asks for the unknown '" + word + "'"));
    }

    private static Duration interval(String text) {
        try {
            return DurationText.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("asks for the interval '" + text + "', which is no duration", e);
        }
    }
}
