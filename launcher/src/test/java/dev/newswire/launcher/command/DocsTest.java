package dev.newswire.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.enrich.EnrichConfig;
import dev.newswire.launcher.local.UpConfig;
import dev.newswire.launcher.output.AccessLines;
import dev.newswire.monitor.MonitorConfig;
import dev.newswire.monitor.status.LagStatus;
import dev.newswire.runtime.ExitCode;
import dev.newswire.schemas.topic.AccessList;
import dev.newswire.schemas.topic.Cleanup;
import dev.newswire.schemas.topic.Role;
import dev.newswire.schemas.topic.Topic;
import dev.newswire.schemas.topic.Topics;
import dev.newswire.sink.Sinks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** What the documents say of settings, exit codes, topics and verbs is what the code does. */
class DocsTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    /** In code: from a line's start, blank or "./" up to a comment, a pipe or the gap of a column. */
    private static final Pattern COMMAND =
            Pattern.compile("(?:^|[ /])newswire ([a-z-].*?)(?=$| {2,}| [|#;>…])", Pattern.MULTILINE);

    private final CommandTree commands = new CommandTree();

    @Test
    void everySettingIsListed() throws IOException {
        text("docs/configuration.md", "keys").is(AllKeys.LIST.markdown());
    }

    @Test
    void modulesListTheirSettings() throws IOException {
        text("enrich/README.md", "keys").is(EnrichConfig.KEYS.markdown());
        text("sink/README.md", "keys").is(Sinks.KEYS.markdown());
        text("launcher/README.md", "keys").is(UpConfig.KEYS.markdown());
        text("monitor/README.md", "keys").is(MonitorConfig.KEYS.markdown());
        text("monitor/README.md", "statuses").is(LagStatus.markdown());
    }

    @Test
    void everyExitCodeIsListed() throws IOException {
        text("docs/exit-codes.md", "exit codes").is(ExitCode.markdown());
    }

    @Test
    void everyMetricIsListed() throws IOException {
        text("docs/metrics.md", "metrics").is(MetricTable.of(ROOT).markdown());
    }

    @Test
    void everyTopicIsListed() throws IOException {
        StringBuilder table = new StringBuilder(
                "| topic | key | value | partitions | cleanup | kept | written by | what stands on it |\n"
                        + "|---|---|---|---|---|---|---|---|\n");
        Topics.catalogue().forEach(topic -> table.append(row(topic)));
        text("docs/topics.md", "topics").is(table.toString());
    }

    @Test
    void everyRightIsListed() throws IOException {
        StringBuilder table = new StringBuilder("| role | resource | name | operations |\n|---|---|---|---|\n");
        for (Role role : Role.values()) {
            table.append(AccessLines.markdown(role, AccessList.of(role, "User:" + role, "newswire-enrich")));
        }
        text("docs/security.md", "rights").is(table.toString());
    }

    @Test
    void everyVerbIsListed() throws IOException {
        text("docs/commands.md", "verbs").is(commands.markdown());
    }

    @Test
    void quotedCommandsAreUnderstood() throws IOException {
        List<String> faults = new ArrayList<>();
        int quoted = 0;
        for (Path file : documents()) {
            Matcher found = COMMAND.matcher(code(Files.readString(file)));
            while (found.find()) {
                quoted++;
                commands.fault(found.group(1))
                        .ifPresent(fault ->
                                faults.add(ROOT.relativize(file) + ": newswire " + found.group(1) + ": " + fault));
            }
        }
        assertThat(faults).isEmpty();
        assertThat(quoted).isGreaterThan(30);
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        Pattern link = Pattern.compile("]\\(([^)#: ]+)(?:#[^)]*)?\\)");
        List<String> dead = new ArrayList<>();
        for (Path file : documents()) {
            Matcher found = link.matcher(Files.readString(file));
            while (found.find()) {
                if (!Files.exists(file.resolveSibling(found.group(1)))) {
                    dead.add(ROOT.relativize(file) + ": " + found.group(1));
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    /** Fenced blocks and inline code, one piece a line; prose may say "newswire" freely. */
    private static String code(String markdown) {
        StringBuilder code = new StringBuilder();
        boolean fenced = false;
        for (String line : markdown.lines().toList()) {
            if (line.startsWith("```")) {
                fenced = !fenced;
            } else if (fenced) {
                code.append(line.strip()).append('\n');
            } else {
                String[] pieces = line.split("`", -1);
                for (int i = 1; i < pieces.length; i += 2) {
                    code.append(pieces[i].strip()).append('\n');
                }
            }
        }
        return code.toString();
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
        }
        for (String module : List.of(
                "schemas",
                "runtime",
                "ingest",
                "enrich",
                "sink",
                "monitor",
                "launcher",
                "launcher/embedded",
                "deploy")) {
            Path readme = ROOT.resolve(module).resolve("README.md");
            if (Files.exists(readme)) {
                documents.add(readme);
            }
        }
        return documents;
    }

    private static String row(Topic topic) {
        String kept = topic.cleanup() == Cleanup.COMPACT
                ? "for ever"
                : topic.retention().toDays() + " days";
        return "| `" + topic.name() + "` | " + topic.key() + " | "
                + topic.value().map(Schema::getName).orElse("bytes") + " | " + topic.partitions() + " | "
                + topic.cleanup().policy() + " | " + kept + " | " + topic.owner() + " | " + topic.doc() + " |\n";
    }

    private static GeneratedText text(String file, String marker) {
        return new GeneratedText(ROOT.resolve(file), marker);
    }
}
