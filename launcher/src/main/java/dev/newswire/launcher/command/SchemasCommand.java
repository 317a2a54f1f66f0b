package dev.newswire.launcher.command;

import dev.newswire.launcher.output.JsonLine;
import dev.newswire.launcher.output.OutputFormat;
import dev.newswire.launcher.output.Table;
import dev.newswire.launcher.output.Table.Head;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.registry.SchemaRegistry;
import dev.newswire.schemas.registry.SubjectState;
import dev.newswire.schemas.registry.SubjectState.Status;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code newswire schemas}: the contracts, and how they stand on the registry. */
@Command(name = "schemas", description = "Compare the schemas of this build with the registry, or register them.")
final class SchemasCommand extends GroupCommand {

    private final Console console;

    SchemasCommand(Console console) {
        this.console = console;
    }

    @Command(name = "check", description = "Compare every subject; exit code 1 when one is missing or incompatible.")
    int check(@Mixin ConfigOptions options, @Mixin OutputOption output) {
        return show(ask(options, SchemaRegistry::check), output);
    }

    @Command(
            name = "register",
            description = "Register what is missing and set compatibility to FULL_TRANSITIVE;"
                    + " nothing at all when one schema is incompatible.")
    int register(@Mixin ConfigOptions options, @Mixin OutputOption output) {
        return show(ask(options, SchemaRegistry::register), output);
    }

    @FunctionalInterface
    private interface Question {
        List<SubjectState> answer(SchemaRegistry registry) throws IOException;
    }

    private List<SubjectState> ask(ConfigOptions options, Question question) {
        ClusterConfig cluster = ClusterConfig.from(options.ofCluster(console));
        try (SchemaRegistry registry = new SchemaRegistry(cluster.registry())) {
            return question.answer(registry);
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.UNREACHABLE,
                    "cannot use the schema registry at " + cluster.registryUrl() + ": " + e.getMessage(),
                    e);
        }
    }

    private int show(List<SubjectState> states, OutputOption output) {
        if (output.format() == OutputFormat.JSON) {
            states.forEach(state -> console.print(json(state)));
        } else {
            console.print(table(states));
        }
        boolean good = states.stream().allMatch(state -> state.status() == Status.REGISTERED);
        return (good ? ExitCode.OK : ExitCode.REFUSED).code();
    }

    private static String table(List<SubjectState> states) {
        Table table = new Table(List.of(new Head("subject", 62), new Head("status", 12), new Head("id", 5)));
        for (SubjectState state : states) {
            table.row(
                    state.subject(),
                    state.status().name().toLowerCase(Locale.ROOT),
                    state.schemaId() < 0 ? "" : Integer.toString(state.schemaId()));
            state.problems().forEach(problem -> table.row("  " + problem));
        }
        return table.toString();
    }

    private static String json(SubjectState state) {
        return new JsonLine()
                .with("subject", state.subject())
                .with("status", state.status().name())
                .with("schemaId", state.schemaId() < 0 ? null : state.schemaId())
                .with("problems", state.problems())
                .toString();
    }
}
