package dev.newswire.launcher.command;

import dev.newswire.launcher.Wiring;
import dev.newswire.runtime.service.Service;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;

/** Every verb of the command, in the order the help lists them. A new verb is a class and a line here. */
final class Verbs {

    private Verbs() {}

    static void addTo(CommandLine line, Console console) {
        line.addSubcommand(new DemoCommand(console));
        line.addSubcommand(new UpCommand(console));
        service(line, console, "ingest", "Run ingest: push what appears in the folders it watches.", Wiring::ingest);
        line.addSubcommand(new EnrichCommand(console));
        services(line, console, "sink", "Run the sinks that sink.kinds chooses: PostgreSQL by default.", Wiring::sinks);
        service(line, console, "monitor", "Run the monitor: watch the lag of every group.", Wiring::monitor);
        line.addSubcommand(new PushCommand(console));
        line.addSubcommand(feed(console));
        line.addSubcommand(new SubscribeCommand(console));
        line.addSubcommand(new SearchCommand(console));
        line.addSubcommand(new WatchlistCommand(console));
        line.addSubcommand(new RulesCommand(console));
        line.addSubcommand(new LagCommand(console));
        line.addSubcommand(new DeadLettersCommand(console));
        line.addSubcommand(new EraseCommand(console));
        line.addSubcommand(new CommandLine(new TopicsCommand(console)).addSubcommand(new TopicRightsCommand(console)));
        line.addSubcommand(new SchemasCommand(console));
        line.addSubcommand(new ConfigCommand(console));
        line.addSubcommand(new TopologyCommand(console));
        line.addSubcommand(new EvaluateCommand(console));
        Converters.register(line);
        inheritHelp(line);
    }

    private static CommandLine feed(Console console) {
        return new CommandLine(new FeedCommand(console))
                .addSubcommand(new FeedAddCommand(console))
                .addSubcommand(new FeedListCommand(console))
                .addSubcommand(new FeedImportCommand(console))
                .addSubcommand(new FeedExportCommand(console));
    }

    private static void service(
            CommandLine line, Console console, String name, String description, Function<Wiring, Service> service) {
        services(line, console, name, description, service.andThen(List::of));
    }

    private static void services(
            CommandLine line,
            Console console,
            String name,
            String description,
            Function<Wiring, List<Service>> services) {
        CommandLine verb = new CommandLine(new ServiceCommand(console, services));
        verb.getCommandSpec().usageMessage().description(description + " Needs a cluster; stops on SIGTERM.");
        line.addSubcommand(name, verb);
    }

    /** Every verb, however deep, takes --help. */
    private static void inheritHelp(CommandLine line) {
        line.getSubcommands().values().forEach(verb -> {
            verb.getCommandSpec().mixinStandardHelpOptions(true);
            inheritHelp(verb);
        });
    }
}
