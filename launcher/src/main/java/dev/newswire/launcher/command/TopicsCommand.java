package dev.newswire.launcher.command;

import dev.newswire.launcher.output.JsonLine;
import dev.newswire.launcher.output.OutputFormat;
import dev.newswire.launcher.output.Table;
import dev.newswire.launcher.output.Table.Head;
import dev.newswire.monitor.deadletter.DeadLetterConfig;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.config.Config;
import dev.newswire.schemas.topic.Topic;
import dev.newswire.schemas.topic.TopicAdmin;
import dev.newswire.schemas.topic.TopicState;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code newswire topics}: the topic catalogue, and how it stands on the cluster. */
@Command(
        name = "topics",
        description =
                "Show the topics of the pipeline, create those that are missing, or list who must be allowed what.")
final class TopicsCommand extends GroupCommand {

    private final Console console;

    TopicsCommand(Console console) {
        this.console = console;
    }

    @Command(name = "describe", description = "Show every topic and how it stands on the cluster.")
    int describe(@Mixin ConfigOptions options, @Mixin OutputOption output) {
        Config config = options.ofCluster(console);
        List<TopicState> states = Reachable.ask(
                ClusterConfig.from(config), admin -> topics(admin, config).describe());
        if (output.format() == OutputFormat.JSON) {
            states.forEach(state -> console.print(json(state)));
        } else {
            console.print(table(states));
        }
        return 0;
    }

    @Command(name = "create", description = "Create the topics that are missing; change none that exist.")
    int create(@Mixin ConfigOptions options) {
        Config config = options.ofCluster(console);
        List<String> created = Reachable.ask(
                ClusterConfig.from(config), admin -> topics(admin, config).create());
        created.forEach(console::print);
        console.tell(created.isEmpty() ? "Every topic is there." : created.size() + " topics created.");
        return 0;
    }

    private static TopicAdmin topics(Admin admin, Config config) {
        return new TopicAdmin(admin, DeadLetterConfig.from(config).retention());
    }

    private static String table(List<TopicState> states) {
        Table table = new Table(List.of(
                new Head("topic", 56),
                new Head("value", 14),
                new Head("partitions", 12),
                new Head("cleanup", 14),
                new Head("kept", 6),
                new Head("written by", 10)));
        for (TopicState state : states) {
            Topic topic = state.topic();
            table.row(
                    topic.name(),
                    value(topic),
                    state.exists() ? Integer.toString(state.partitions()) : "missing (" + topic.partitions() + ")",
                    topic.cleanup().policy(),
                    topic.retention().toDays() + "d",
                    topic.owner());
            state.differing().forEach((name, held) -> table.row("  differs: " + name + " = " + held));
        }
        return table.toString();
    }

    private static String json(TopicState state) {
        Topic topic = state.topic();
        return new JsonLine()
                .with("topic", topic.name())
                .with("exists", state.exists())
                .with("partitions", state.exists() ? state.partitions() : topic.partitions())
                .with("key", topic.key())
                .with("value", value(topic))
                .with("settings", topic.settings())
                .with("differing", state.differing())
                .with("owner", topic.owner())
                .with("doc", topic.doc())
                .toString();
    }

    private static String value(Topic topic) {
        return topic.value().map(Schema::getName).orElse("bytes");
    }
}
