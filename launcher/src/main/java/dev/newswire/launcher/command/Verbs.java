package dev.newswire.launcher.command;

import dev.newswire.launcher.Wiring;
import dev.newswire.runtime.service.Service;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;

/** Every verb of the command, in the order the help lists them. A new verb is a class and a line here. */
final class Verbs {

    private Verbs() {}

    /** Adds all of them. */
    static void addTo(CommandLine line, Console console) {
        addTo(line, console, "");
    }

    /**
     * Adds the one verb, or all where there is none of that name: making them all takes as long as many a verb does.
     *
     * @param verb the first word of the command line
     */
    static void addTo(CommandLine line, Console console, String verb) {
        Map<String, Supplier<Object>> all = all(console);
        Supplier<Object> only = all.get(verb);
        if (only != null) {
            line.addSubcommand(verb, only.get());
        } else {
            all.forEach((name, made) -> line.addSubcommand(name, made.get()));
        }
        Converters.register(line);
        inheritHelp(line);
    }

    private static Map<String, Supplier<Object>> all(Console console) {
        Map<String, Supplier<Object>> all = new LinkedHashMap<>();
        all.put("demo", () -> new DemoCommand(console));
        all.put("up", () -> new UpCommand(console));
        all.put(
                "ingest",
                () -> service(console, "Run ingest: push what appears in the folders it watches.", Wiring::ingest));
        all.put("enrich", () -> new EnrichCommand(console));
        all.put(
                "sink",
                () -> services(
                        console, "Run the sinks that sink.kinds chooses: PostgreSQL by default.", Wiring::sinks));
        all.put("monitor", () -> service(console, "Run the monitor: watch the lag of every group.", Wiring::monitor));
        all.put("push", () -> new PushCommand(console));
        all.put("feed", () -> feed(console));
        all.put("subscribe", () -> new SubscribeCommand(console));
        all.put("search", () -> new SearchCommand(console));
        all.put("watchlist", () -> new WatchlistCommand(console));
        all.put("rules", () -> new RulesCommand(console));
        all.put("lag", () -> new LagCommand(console));
        all.put("deadletters", () -> new DeadLettersCommand(console));
        all.put("erase", () -> new EraseCommand(console));
        all.put("topics", () -> new CommandLine(new TopicsCommand(console))
                .addSubcommand(new TopicRightsCommand(console)));
        all.put("schemas", () -> new SchemasCommand(console));
        all.put("config", () -> new ConfigCommand(console));
        all.put("topology", () -> new TopologyCommand(console));
        all.put("evaluate", () -> new EvaluateCommand(console));
        return all;
    }

    private static CommandLine feed(Console console) {
        return new CommandLine(new FeedCommand(console))
                .addSubcommand(new FeedAddCommand(console))
                .addSubcommand(new FeedListCommand(console))
                .addSubcommand(new FeedImportCommand(console))
                .addSubcommand(new FeedExportCommand(console));
    }

    private static CommandLine service(Console console, String description, Function<Wiring, Service> service) {
        return services(console, description, service.andThen(List::of));
    }

    private static CommandLine services(Console console, String description, Function<Wiring, List<Service>> services) {
        CommandLine verb = new CommandLine(new ServiceCommand(console, services));
        verb.getCommandSpec().usageMessage().description(description + " Needs a cluster; stops on SIGTERM.");
        return verb;
    }

    /** Every verb, however deep, takes --help. */
    private static void inheritHelp(CommandLine line) {
        line.getSubcommands().values().forEach(verb -> {
            verb.getCommandSpec().mixinStandardHelpOptions(true);
            inheritHelp(verb);
        });
    }
}
