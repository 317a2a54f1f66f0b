package dev.newswire.launcher.command;

import dev.newswire.launcher.output.JsonLine;
import dev.newswire.launcher.output.OutputFormat;
import dev.newswire.launcher.output.Printable;
import dev.newswire.launcher.output.Table;
import dev.newswire.launcher.output.Table.Head;
import dev.newswire.monitor.deadletter.DeadLetterConfig;
import dev.newswire.monitor.deadletter.Letter;
import dev.newswire.monitor.deadletter.LetterBox;
import dev.newswire.monitor.deadletter.LetterReplay;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.error.UserError;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code newswire deadletters}: what could not be processed, and sending it back. */
@Command(name = "deadletters", description = "What could not be processed: look at it, and send it back.")
final class DeadLettersCommand extends GroupCommand {

    private static final int SHOWN = 2_000;

    private final Console console;

    DeadLettersCommand(Console console) {
        this.console = console;
    }

    /** Which letters are meant. */
    static final class Which {

        @Option(names = "--reason", paramLabel = "R", description = "Only letters of this reason.")
        private @Nullable String reason;

        @Option(names = "--stage", paramLabel = "S", description = "Only letters of ingest, enrich or sink.")
        private @Nullable String stage;

        @Option(names = "--since", paramLabel = "AGE", description = "Only letters no older than this: 30m, 2d.")
        private @Nullable Duration since;

        Predicate<Letter> predicate() {
            Instant from =
                    since == null ? Instant.MIN : Clock.systemUTC().instant().minus(since);
            return letter -> (reason == null || reason.equals(letter.facts().reason()))
                    && (stage == null || stage.equals(letter.facts().stage()))
                    && !letter.facts().at().isBefore(from);
        }
    }

    @Command(
            name = "list",
            description = "List dead letters; those that were sent back, or whose items were erased, only with --all.")
    int list(
            @Mixin Which which,
            @Mixin ConfigOptions options,
            @Mixin OutputOption output,
            @Option(names = "--all", description = "Also letters that were sent back or erased.") boolean all) {
        boolean json = output.format() == OutputFormat.JSON;
        Table table = new Table(List.of(
                new Head("id", 10),
                new Head("at", 20),
                new Head("stage", 8),
                new Head("reason", 20),
                new Head("origin", 28),
                new Head("message", 60)));
        int[] rows = {0};
        long[] open = {0};
        Config config = options.ofCluster(console);
        Predicate<Letter> wanted = which.predicate().and(letter -> all || !(letter.replayed() || letter.erased()));
        boolean toEnd = new LetterBox(ClusterConfig.from(config)).readWhile(letter -> {
            open[0] += letter.replayed() || letter.erased() ? 0 : 1;
            if (wanted.test(letter)) {
                rows[0]++;
                if (json) {
                    return console.print(json(letter).toString());
                } else {
                    table.row(
                            letter.id(),
                            letter.facts().at().toString(),
                            letter.facts().stage(),
                            letter.facts().reason(),
                            Printable.line(letter.facts().origin()),
                            Printable.line(letter.facts().message()));
                }
            }
            return true;
        });
        if (!json) {
            console.print(
                    rows[0] == 0
                            ? "There are no dead letters of this kind."
                            : table.toString().stripTrailing());
        }
        DeadLetterConfig limits = DeadLetterConfig.from(config);
        if (toEnd && limits.alerts(open[0])) {
            console.tell("! " + open[0] + " dead letters are open, and no more than " + limits.alertAbove()
                    + " should be (deadletters.alert.above).");
        }
        return 0;
    }

    @Command(name = "show", description = "Show all about one dead letter, its bytes included.")
    int show(
            @Parameters(paramLabel = "ID", description = "Its id, as list shows it.") String id,
            @Mixin ConfigOptions options,
            @Mixin OutputOption output) {
        List<Letter> found = new ArrayList<>();
        box(options).read(letter -> {
            if (letter.id().equals(id)) {
                found.add(letter);
            }
        });
        if (found.isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE, "There is no dead letter " + id + ". 'newswire deadletters list' lists them.");
        }
        Letter letter = found.get(0);
        byte[] value = letter.record().value();
        if (output.format() == OutputFormat.JSON) {
            console.print(json(letter)
                    .with("key", text(letter.record().key()))
                    .with("headers", headers(letter))
                    .with("value", value == null ? null : Base64.getEncoder().encodeToString(value))
                    .toString());
            return 0;
        }
        StringBuilder text =
                new StringBuilder("key: " + Printable.line(text(letter.record().key())) + "\n");
        headers(letter).forEach((name, header) -> text.append(Printable.line(name + ": " + header))
                .append('\n'));
        text.append(letter.replayed() ? "sent back: yes\n" : "sent back: no\n");
        text.append(letter.erased() ? "item erased: yes\n" : "");
        text.append("value: ").append(Printable.line(Printable.cut(text(value), SHOWN)));
        console.print(text.toString());
        return 0;
    }

    @Command(
            name = "replay",
            description = "Send dead letters back to the topics their records came from, each once, however often this"
                    + " runs.")
    int replay(
            @Mixin Which which,
            @Mixin ConfigOptions options,
            @Mixin OutputOption output,
            @Option(names = "--dry-run", description = "Only count.") boolean dryRun) {
        LetterReplay.Report report =
                new LetterReplay(ClusterConfig.from(options.ofCluster(console))).run(which.predicate(), dryRun);
        if (output.format() == OutputFormat.JSON) {
            console.print(new JsonLine()
                    .with("dryRun", dryRun)
                    .with("replayed", report.replayed())
                    .with("replayedBefore", report.before())
                    .with("notWanted", report.notWanted())
                    .with("notReplayable", report.impossible())
                    .toString());
        } else {
            console.print((dryRun ? "would send back " : "sent back ") + report.replayed() + ", sent back before "
                    + report.before() + ", not asked for " + report.notWanted()
                    + ", cannot go back (no topic, cut, or erased) " + report.impossible());
        }
        return 0;
    }

    private LetterBox box(ConfigOptions options) {
        return new LetterBox(ClusterConfig.from(options.ofCluster(console)));
    }

    private static JsonLine json(Letter letter) {
        return new JsonLine()
                .with("id", letter.id())
                .with("at", letter.facts().at().toString())
                .with("stage", letter.facts().stage())
                .with("reason", letter.facts().reason())
                .with("message", letter.facts().message())
                .with("exception", letter.facts().exception())
                .with("origin", letter.facts().origin())
                .with("attempts", letter.attempts())
                .with("bytes", letter.facts().bytes())
                .with("truncated", letter.facts().truncated())
                .with("replayed", letter.replayed())
                .with("erased", letter.erased());
    }

    private static Map<String, String> headers(Letter letter) {
        Map<String, String> headers = new TreeMap<>();
        letter.record().headers().forEach(header -> headers.put(header.key(), text(header.value())));
        return headers;
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
