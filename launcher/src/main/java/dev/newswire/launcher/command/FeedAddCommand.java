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
import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.SourceDefinition;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
            "Add a source and print its id: a feed, sitemap or site by its address, or somebody who pushes.",
            "A source that is there already is brought to what the options say."
        })
final class FeedAddCommand implements Callable<Integer> {

    /** What is added: one of them. */
    static final class What {
        @Parameters(paramLabel = "URL", description = "Address of a feed or sitemap, or of a site that names its own.")
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

    @Mixin
    private FeedSearch search = new FeedSearch();

    @ArgGroup(exclusive = true, multiplicity = "1")
    private What what = new What();

    FeedAddCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return what.push == null ? poll(address(what.url == null ? "" : what.url)) : push(wanted.pushed(what.push));
    }

    private static SourceAddress address(String url) {
        SourceAddress.fault(url).ifPresent(fault -> {
            throw new UserError(ExitCode.USAGE, Printable.line("'" + url + "' " + fault));
        });
        return SourceAddress.of(url).orElseThrow();
    }

    private int poll(SourceAddress address) {
        SourceRequest asGiven = wanted.polled(address, Optional.empty());
        Config config = options.ofCluster(console);
        List<SourceRequest> requests = new ArrayList<>();
        if (wanted.kind().isPresent()) {
            search.requireAllowed(address, config);
            requests.add(asGiven);
        } else if (isKnown(address, config)) {
            requests.add(asGiven);
        } else {
            search.at(address, config, console)
                    .forEach(found -> requests.add(wanted.polled(found.address(), found.kind())));
        }
        if (requests.size() > 1) {
            wanted.requireForSeveral();
        }
        for (Addition addition : save(config, requests, Optional.empty())) {
            SourceDefinition source = saved(addition, address.url());
            console.print(source.getId());
            if (addition instanceof Addition.Added) {
                console.tell(Printable.line("Added " + source.getId() + " at " + source.getUrl() + "."));
            } else {
                tellKnown(addition, source);
            }
        }
        console.tell("'newswire feed list' shows what comes of it.");
        return 0;
    }

    /** What is read at exactly this address need not be looked at again. */
    private static boolean isKnown(SourceAddress address, Config config) {
        return new SourceCatalog(ClusterConfig.from(config))
                .read()
                .at(address)
                .filter(source -> address.url().equals(source.getUrl()))
                .isPresent();
    }

    private int push(SourceRequest request) {
        BearerToken token = BearerToken.random(new SecureRandom());
        Addition addition = save(options.ofCluster(console), List.of(request), Optional.of(token))
                .get(0);
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

    /** All of them or, where one is refused, none. */
    private static List<Addition> save(Config config, List<SourceRequest> requests, Optional<BearerToken> token) {
        List<Addition> additions = new ArrayList<>();
        new SourceCatalog(ClusterConfig.from(config)).edit(standing -> {
            SourceDraft draft = new SourceDraft(standing, Clock.systemUTC().instant());
            additions.clear();
            requests.forEach(request -> additions.add(draft.add(request)));
            if (additions.stream().anyMatch(Addition.Refused.class::isInstance)) {
                return SourceEdit.NONE;
            }
            return token.isPresent() && additions.get(0) instanceof Addition.Added added
                    ? SourceEdit.put(List.of(withToken(added.source(), token.get())))
                    : draft.edit();
        });
        return additions;
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
