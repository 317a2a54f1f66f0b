package dev.newswire.launcher.command;

import dev.newswire.launcher.output.ItemLines;
import dev.newswire.launcher.output.OutputFormat;
import dev.newswire.monitor.subscribe.Query;
import dev.newswire.monitor.subscribe.Start;
import dev.newswire.monitor.subscribe.Subscription;
import dev.newswire.monitor.subscribe.Summary;
import dev.newswire.monitor.subscribe.Undecodable;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.json.AvroJson;
import dev.newswire.schemas.topic.MediaTopic;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code newswire subscribe}: enriched items as they come, or as they came. */
@Command(name = "subscribe", description = "Print enriched items, from now on or from earlier.")
final class SubscribeCommand implements Callable<Integer> {

    /** Where to begin; from now on when none is given. */
    static final class From {
        @Option(
                names = "--since",
                paramLabel = "AGE",
                description = "Begin with what was enriched up to AGE ago, such as 1h or 30m.")
        private @Nullable Duration since;

        @Option(names = "--from-beginning", description = "Begin with the oldest item kept.")
        private boolean beginning;
    }

    private final Console console;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private OutputOption output = new OutputOption();

    @Option(
            names = "--category",
            paramLabel = "C",
            description = "Only items of a category: its Media Topic code, number, slug or English name.")
    private @Nullable MediaTopic category;

    @Option(names = "--entity", paramLabel = "E", description = "Only items that name an entity, by name, alias or id.")
    private @Nullable String entity;

    @Option(names = "--language", paramLabel = "L", description = "Only items in a language (BCP 47; en takes en-GB).")
    private @Nullable String language;

    @Option(names = "--source", paramLabel = "S", description = "Only items of a source, by id or name.")
    private @Nullable String source;

    @Option(
            names = "--text",
            paramLabel = "Q",
            description = "Only items whose title, summary or text has all these words; \"quoted\" words together.")
    private @Nullable String text;

    @ArgGroup(exclusive = true)
    private @Nullable From from;

    @Option(
            names = "--follow",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Go on with what comes (default); --no-follow stops at the newest item.")
    private boolean follow = true;

    SubscribeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ClusterConfig cluster = ClusterConfig.from(options.ofCluster(console));
        Query query = new Query(category, entity, language, source, text, start(), follow);
        try (Subscription subscription = new Subscription(cluster, query, Clock.systemUTC())) {
            Thread onSignal = new Thread(subscription::close, "newswire-subscribe-stop");
            Runtime.getRuntime().addShutdownHook(onSignal);
            Summary summary = subscription.run(item -> print(item, subscription), this::warn);
            if (!follow && output.format() == OutputFormat.TEXT) {
                console.tell(summary.matched() + " items of " + summary.read() + " read.");
            }
            return (summary.undecodable() == 0 ? ExitCode.OK : ExitCode.REFUSED).code();
        }
    }

    private Start start() {
        if (from == null) {
            return new Start.Now();
        }
        if (from.beginning) {
            return new Start.Beginning();
        }
        return from.since == null ? new Start.Now() : new Start.Since(from.since);
    }

    private void print(EnrichedItem item, Subscription subscription) {
        String lines = output.format() == OutputFormat.JSON ? AvroJson.line(item) : ItemLines.block(item);
        if (!console.print(lines)) {
            subscription.close();
        }
    }

    private void warn(Undecodable record) {
        console.tell("newswire: not an enriched item: " + record);
    }
}
