package dev.newswire.launcher.command;

import dev.newswire.ingest.sources.BearerToken;
import dev.newswire.ingest.sources.SourceCatalog;
import dev.newswire.ingest.sources.SourceEdit;
import dev.newswire.ingest.sources.SourceReport;
import dev.newswire.launcher.output.OutputFormat;
import dev.newswire.launcher.output.SourceLines;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceKind;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code newswire feed}: the sources that are polled, or may push. */
@Command(name = "feed", description = "Add, list and change the sources that are read live.")
final class FeedCommand extends GroupCommand {

    private final Console console;
    private final Clock clock = Clock.systemUTC();

    /** One source. */
    static final class IdParameter {
        @Parameters(paramLabel = "ID", description = "Id of a source.")
        private String id = "";
    }

    /** Some sources. */
    static final class IdsParameter {
        @Parameters(arity = "1..*", paramLabel = "ID", description = "Id of a source.")
        private List<String> ids = new ArrayList<>();
    }

    /** What becomes of the tokens there are. */
    static final class TokenOptions {
        @Option(names = "--revoke-others", description = "Accept none of the earlier tokens any more.")
        private boolean revoke;
    }

    FeedCommand(Console console) {
        this.console = console;
    }

    @Command(name = "show", description = "Show all about one source.")
    int show(@Mixin ConfigOptions options, @Mixin OutputOption output, @Mixin IdParameter named) {
        String id = named.id;
        SourceCatalog catalog = catalog(options);
        SourceDefinition source = FeedIds.require(catalog.read(), id);
        SourceReport report =
                new SourceReport(source, Optional.ofNullable(catalog.states().get(id)));
        console.print(
                output.format() == OutputFormat.JSON
                        ? SourceLines.json(report)
                        : SourceLines.details(report, clock.instant()));
        return 0;
    }

    @Command(name = "remove", description = "Stop reading sources for good; their items stay.")
    int remove(@Mixin ConfigOptions options, @Mixin IdsParameter named) {
        List<String> ids = named.ids;
        catalog(options).edit(standing -> {
            FeedIds.requireKnown(standing, ids);
            return SourceEdit.remove(ids);
        });
        Set.copyOf(ids).stream().sorted().forEach(id -> console.tell("Removed " + id + "."));
        return 0;
    }

    @Command(name = "pause", description = "Stop polling sources, and accepting what they push, until resumed.")
    int pause(@Mixin ConfigOptions options, @Mixin IdsParameter named) {
        return setPaused(options, named.ids, true);
    }

    @Command(name = "resume", description = "Go on with paused sources.")
    int resume(@Mixin ConfigOptions options, @Mixin IdsParameter named) {
        return setPaused(options, named.ids, false);
    }

    @Command(
            name = "token",
            description = "Make another bearer token for a source that is pushed, and print it this once.")
    int token(@Mixin ConfigOptions options, @Mixin IdParameter named, @Mixin TokenOptions others) {
        String id = named.id;
        boolean revoke = others.revoke;
        BearerToken token = BearerToken.random(new SecureRandom());
        change(options, List.of(id), source -> {
            if (source.getKind() != SourceKind.PUSH) {
                throw new UserError(ExitCode.USAGE, id + " is polled; only sources that are pushed have tokens");
            }
            List<String> hashes = new ArrayList<>(revoke ? List.of() : source.getTokenHashes());
            hashes.add(token.hash());
            return SourceDefinition.newBuilder(source).setTokenHashes(hashes).build();
        });
        console.print(token.text());
        console.tell("This is the only time the token is shown" + (revoke ? "; earlier ones hold no more." : "."));
        return 0;
    }

    private int setPaused(ConfigOptions options, List<String> ids, boolean paused) {
        List<String> changed = change(options, ids, source -> SourceDefinition.newBuilder(source)
                .setPaused(paused)
                .build());
        for (String id : ids) {
            String was = changed.contains(id) ? "" : " already";
            console.tell(
                    id + (paused ? " is" + was + " paused." : changed.contains(id) ? " goes on." : " is not paused."));
        }
        return 0;
    }

    /** Changes sources together, and returns the ids of those that were not so before. */
    private List<String> change(ConfigOptions options, List<String> ids, UnaryOperator<SourceDefinition> change) {
        List<String> changed = new ArrayList<>();
        catalog(options).edit(standing -> {
            FeedIds.requireKnown(standing, ids);
            List<SourceDefinition> put = ids.stream()
                    .distinct()
                    .map(id -> FeedIds.require(standing, id))
                    .filter(source -> !change.apply(source).equals(source))
                    .map(change)
                    .toList();
            changed.clear();
            put.forEach(source -> changed.add(source.getId()));
            return SourceEdit.put(put);
        });
        return changed;
    }

    private SourceCatalog catalog(ConfigOptions options) {
        return new SourceCatalog(ClusterConfig.from(options.ofCluster(console)));
    }
}
