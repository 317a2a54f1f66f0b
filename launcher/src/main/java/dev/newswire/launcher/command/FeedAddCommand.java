package dev.newswire.launcher.command;

import dev.newswire.ingest.sources.Addition;
import dev.newswire.ingest.sources.BearerToken;
import dev.newswire.ingest.sources.SourceAddress;
import dev.newswire.ingest.sources.SourceCatalog;
import dev.newswire.ingest.sources.SourceDraft;
import dev.newswire.ingest.sources.SourceEdit;
import dev.newswire.ingest.sources.SourceRequest;
import dev.newswire.launcher.output.Printable;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.SourceDefinition;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code newswire feed add}: a source that is polled from now on, or that may push. */
@Command(
        name = "add",
        description = {
            "Add a source and print its id: a feed or sitemap by its address, or somebody who pushes.",
            "A source that is there already is brought to what the options say."
        })
final class FeedAddCommand implements Callable<Integer> {

    /** What is added: one of them. */
    static final class What {
        @Parameters(paramLabel = "URL", description = "Address of a feed or sitemap.")
        private @Nullable String url;

        @Option(
                names = "--push",
                paramLabel = "NAME",
                description = "A source that sends its items over HTTP; prints its bearer token, this once.")
        private @Nullable String push;
    }

    private final Console console;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private FeedOptions wanted = new FeedOptions();

    @ArgGroup(exclusive = true, multiplicity = "1")
    private What what = new What();

    @Option(names = "--no-check", description = "Take the address as it is, without looking at what is there.")
    private boolean unchecked;

    FeedAddCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        String url = what.url;
        if (what.push != null) {
            return push(wanted.pushed(what.push));
        }
        SourceAddress address = address(url == null ? "" : url);
        return poll(wanted.polled(address, Optional.empty()));
    }

    private static SourceAddress address(String url) {
        SourceAddress.fault(url).ifPresent(fault -> {
            throw new UserError(ExitCode.USAGE, Printable.line("'" + url + "' " + fault));
        });
        return SourceAddress.of(url).orElseThrow();
    }

    private int poll(SourceRequest request) {
        Addition addition = save(request, Optional.empty());
        SourceDefinition source =
                saved(addition, String.valueOf(request.address().orElse(null)));
        console.print(source.getId());
        if (addition instanceof Addition.Added) {
            console.tell("Added " + source.getId() + " at " + source.getUrl() + (unchecked ? ", unseen" : "")
                    + ". 'newswire feed list' shows what comes of it.");
        } else {
            tellKnown(addition, source);
        }
        return 0;
    }

    private int push(SourceRequest request) {
        BearerToken token = BearerToken.random(new SecureRandom());
        Addition addition = save(request, Optional.of(token));
        SourceDefinition source = saved(addition, "the source " + request.id().orElse(""));
        if (addition instanceof Addition.Added) {
            console.print(token.text());
            console.tell("Added " + source.getId() + ". This is the only time its token is shown.");
        } else {
            tellKnown(addition, source);
            console.tell("It keeps its tokens; 'newswire feed token " + source.getId() + "' makes another.");
        }
        return 0;
    }

    private void tellKnown(Addition addition, SourceDefinition source) {
        console.tell(Printable.line("Known already as " + source.getId()
                + (addition instanceof Addition.Changed ? "; changed to what you asked for." : ".")));
    }

    private Addition save(SourceRequest request, Optional<BearerToken> token) {
        SourceCatalog catalog = new SourceCatalog(ClusterConfig.from(options.ofCluster(console)));
        AtomicReference<Addition> last = new AtomicReference<>();
        catalog.edit(standing -> {
            SourceDraft draft = new SourceDraft(standing, Clock.systemUTC().instant());
            Addition addition = draft.add(request);
            last.set(addition);
            return addition instanceof Addition.Added added && token.isPresent()
                    ? SourceEdit.put(List.of(withToken(added.source(), token.get())))
                    : draft.edit();
        });
        return Objects.requireNonNull(last.get());
    }

    private static SourceDefinition withToken(SourceDefinition source, BearerToken token) {
        return SourceDefinition.newBuilder(source)
                .setTokenHashes(List.of(token.hash()))
                .build();
    }

    private static SourceDefinition saved(Addition addition, String what) {
        if (addition instanceof Addition.Added added) {
            return added.source();
        }
        if (addition instanceof Addition.Changed changed) {
            return changed.source();
        }
        if (addition instanceof Addition.Known known) {
            return known.source();
        }
        throw new UserError(ExitCode.USAGE, Printable.line(what + " " + ((Addition.Refused) addition).why()));
    }
}
