package dev.newswire.launcher.command;

import dev.newswire.ingest.discover.Discovery;
import dev.newswire.ingest.discover.FeedDiscovery;
import dev.newswire.ingest.discover.FoundFeed;
import dev.newswire.ingest.fetch.FetchConfig;
import dev.newswire.ingest.fetch.WebFetcher;
import dev.newswire.ingest.fetch.guard.AddressGuard;
import dev.newswire.ingest.sources.SourceAddress;
import dev.newswire.ingest.sources.SpelledHosts;
import dev.newswire.launcher.output.Printable;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.SourceKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Looks at what is behind an address that somebody typed, and takes of it what they want. */
final class FeedSearch {

    private static final long PATIENCE_SECONDS = 90;

    /** Which of several feeds; the best when nothing is said. */
    static final class Choice {
        @Option(names = "--all", description = "Take all feeds that are found, not the best alone.")
        private boolean all;

        @Option(names = "--pick", paramLabel = "N", description = "Take the feed with this number in the list of them.")
        private @Nullable Integer pick;

        @Option(names = "--no-check", description = "Take the address as it is, without looking at what is there.")
        private boolean unchecked;
    }

    @ArgGroup(exclusive = true)
    private @Nullable Choice choice;

    /** A source that was found; its kind is empty when nobody looked. */
    record Found(SourceAddress address, Optional<SourceKind> kind) {}

    /** What to add. */
    List<Found> at(SourceAddress address, Config config, Console console) {
        requireAllowed(address, config);
        if (choice != null && choice.unchecked) {
            return List.of(new Found(address, Optional.empty()));
        }
        console.tell(Printable.line("Looking at " + address + "…"));
        Discovery discovery = discover(address, config);
        if (discovery.feeds().isEmpty()) {
            throw new UserError(
                    ExitCode.REFUSED,
                    Printable.line(discovery.problem().orElse("there is no feed at " + address)
                            + "; --no-check adds the address as it is"));
        }
        return chosen(discovery.feeds(), console).stream()
                .map(feed -> new Found(found(feed), Optional.of(feed.kind())))
                .toList();
    }

    /** Refuses an address of a private network that is spelled out. */
    void requireAllowed(SourceAddress address, Config config) {
        refusal(address, config).ifPresent(why -> {
            throw new UserError(ExitCode.USAGE, address + " " + why);
        });
    }

    /** Why an address may not be asked, in words that end a sentence. */
    static Optional<String> refusal(SourceAddress address, Config config) {
        List<String> allowed = FetchConfig.from(config).allow();
        return new SpelledHosts(new AddressGuard(allowed)).refusal(address);
    }

    private List<FoundFeed> chosen(List<FoundFeed> feeds, Console console) {
        if (feeds.size() > 1) {
            console.tell(feeds.size() + " feeds are found there:");
            for (int i = 0; i < feeds.size(); i++) {
                FoundFeed feed = feeds.get(i);
                console.tell(Printable.line("  " + (i + 1) + "  " + feed.url()
                        + feed.title().map(title -> "  " + title).orElse("")));
            }
        }
        Integer pick = choice == null ? null : choice.pick;
        if (pick != null) {
            if (pick < 1 || pick > feeds.size()) {
                throw new UserError(ExitCode.USAGE, "--pick " + pick + ": there are " + feeds.size() + " to pick from");
            }
            return List.of(feeds.get(pick - 1));
        }
        if (choice != null && choice.all) {
            return feeds;
        }
        if (feeds.size() > 1) {
            console.tell("Taking the first; --pick N takes another, --all takes them all.");
        }
        return List.of(feeds.get(0));
    }

    private static SourceAddress found(FoundFeed feed) {
        return SourceAddress.of(feed.url().toString())
                .orElseThrow(() -> new UserError(
                        ExitCode.REFUSED, Printable.line("the feed at " + feed.url() + " cannot be a source")));
    }

    private static Discovery discover(SourceAddress address, Config config) {
        try (WebFetcher fetcher = WebFetcher.open(FetchConfig.from(config), new SimpleMeterRegistry())) {
            return new FeedDiscovery(fetcher)
                    .discover(URI.create(address.url()))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new UserError(
                    ExitCode.REFUSED,
                    address + " could not be looked at within " + PATIENCE_SECONDS
                            + " s; --no-check adds the address as it is",
                    e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Discovery does not fail", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError(ExitCode.INTERRUPTED, "interrupted", e);
        }
    }
}
