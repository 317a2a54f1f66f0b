package dev.newswire.launcher.command;

import dev.newswire.enrich.EnrichConfig;
import dev.newswire.launcher.output.AccessLines;
import dev.newswire.launcher.output.OutputFormat;
import dev.newswire.schemas.topic.AccessList;
import dev.newswire.schemas.topic.Role;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.acl.AclBinding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code newswire topics acls}: what each role must be allowed on a cluster. Asks no cluster. */
@Command(
        name = "acls",
        description = "List the rights each service needs on a cluster with an authorizer, and no more, as calls of"
                + " kafka-acls: set CLUSTER to its --bootstrap-server and --command-config.")
final class TopicRightsCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private OutputOption output = new OutputOption();

    @Option(
            names = "--users",
            paramLabel = "PREFIX",
            defaultValue = "newswire-",
            description = "What the users' names begin with, before the role: ${DEFAULT-VALUE}ingest.")
    private String users = "newswire-";

    TopicRightsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        String application = EnrichConfig.from(options.standalone(console)).applicationId();
        for (Role role : Role.values()) {
            List<AclBinding> bindings = AccessList.of(role, "User:" + users + role.label(), application);
            if (output.format() == OutputFormat.JSON) {
                bindings.forEach(binding -> console.print(AccessLines.json(role, binding)));
            } else {
                console.print("# " + role.label() + ": " + role.meaning());
                AccessLines.commands(bindings).forEach(console::print);
            }
        }
        return 0;
    }
}
