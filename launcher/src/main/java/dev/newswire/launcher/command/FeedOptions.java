package dev.newswire.launcher.command;

import dev.newswire.ingest.sources.SourceAddress;
import dev.newswire.ingest.sources.SourceId;
import dev.newswire.ingest.sources.SourceRequest;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.PageFetch;
import dev.newswire.schemas.SourceKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a source is to be read, as {@code feed add} takes it. */
final class FeedOptions {

    /** What can be polled. */
    enum Kind {
        FEED(SourceKind.FEED),
        SITEMAP(SourceKind.SITEMAP),
        PAGE(SourceKind.PAGE);

        private final SourceKind kind;

        Kind(SourceKind kind) {
            this.kind = kind;
        }
    }

    @Option(names = "--id", paramLabel = "ID", description = "Its id; made from the address when left out.")
    private @Nullable String id;

    @Option(names = "--name", paramLabel = "NAME", description = "Its name for people, instead of its own.")
    private @Nullable String name;

    @Option(names = "--language", paramLabel = "L", description = "Language (BCP 47) of items that declare none.")
    private @Nullable String language;

    @Option(
            names = "--category",
            paramLabel = "C",
            description = "Category added to those of each item; may be repeated.")
    private List<String> categories = new ArrayList<>();

    @Option(names = "--kind", paramLabel = "KIND", description = "feed, sitemap or page; found out when left out.")
    private @Nullable Kind kind;

    @Option(
            names = "--page-fetch",
            paramLabel = "WHEN",
            description = "Fetch the page of an item always, when-short or never; configured goes back to the setting.")
    private @Nullable PageFetch pageFetch;

    @Option(names = "--interval-min", paramLabel = "AGE", description = "Shortest time between two polls, such as 5m.")
    private @Nullable Duration minInterval;

    @Option(names = "--interval-max", paramLabel = "AGE", description = "Longest time between two polls, such as 1d.")
    private @Nullable Duration maxInterval;

    /** The kind that was asked for. */
    Optional<SourceKind> kind() {
        return Optional.ofNullable(kind).map(asked -> asked.kind);
    }

    /** @throws UserError when an option can hold for one source alone */
    void requireForSeveral() {
        if (id != null || name != null) {
            throw new UserError(ExitCode.USAGE, "--id and --name are for one source, not for several with --all");
        }
    }

    /** A source that is polled. */
    SourceRequest polled(SourceAddress address, Optional<SourceKind> found) {
        return request(
                kind().or(() -> found), Optional.of(address), Optional.ofNullable(id), Optional.ofNullable(name));
    }

    /** A source that is pushed, under its id or one made from its name. */
    SourceRequest pushed(String pushName) {
        if (kind != null || pageFetch != null || minInterval != null || maxInterval != null) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--kind, --page-fetch and intervals are for sources that are polled, not with --push");
        }
        String made = id == null ? SourceId.ofName(pushName) : id;
        if (made.isEmpty()) {
            throw new UserError(ExitCode.USAGE, "no id can be made from '" + pushName + "'; give one with --id");
        }
        return request(
                Optional.of(SourceKind.PUSH),
                Optional.empty(),
                Optional.of(made),
                Optional.of(name == null ? pushName : name));
    }

    private SourceRequest request(
            Optional<SourceKind> asked,
            Optional<SourceAddress> address,
            Optional<String> asId,
            Optional<String> called) {
        asId.flatMap(SourceId::fault).ifPresent(fault -> {
            throw new UserError(ExitCode.USAGE, "the id '" + asId.get() + "' " + fault);
        });
        return new SourceRequest(
                asked,
                address,
                asId,
                called,
                Optional.ofNullable(language).map(FeedOptions::known),
                categories,
                Optional.ofNullable(pageFetch),
                Optional.ofNullable(minInterval).map(interval -> positive("--interval-min", interval)),
                Optional.ofNullable(maxInterval).map(interval -> positive("--interval-max", interval)),
                Optional.empty());
    }

    private static String known(String tag) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            if (!locale.getLanguage().isEmpty()) {
                return locale.toLanguageTag();
            }
        } catch (IllformedLocaleException e) {
            // Said below.
        }
        throw new UserError(ExitCode.USAGE, "'" + tag + "' is no language tag such as en, pt-BR or zh-Hant");
    }

    private static Duration positive(String option, Duration interval) {
        if (interval.isZero()) {
            throw new UserError(ExitCode.USAGE, option + " must be longer than nothing");
        }
        return interval;
    }
}
