package dev.newswire.launcher.command;

import dev.newswire.launcher.output.ItemLines;
import dev.newswire.launcher.output.JsonLine;
import dev.newswire.launcher.output.OutputFormat;
import dev.newswire.launcher.output.Printable;
import dev.newswire.sink.postgres.FoundItem;
import dev.newswire.sink.postgres.ItemSearch;
import dev.newswire.sink.postgres.PostgresConfig;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code newswire search}: stored items by their words. */
@Command(
        name = "search",
        description = "Search the stored items: all words must occur; \"a phrase\", or, and -word as in web search.")
final class SearchCommand implements Callable<Integer> {

    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private final Console console;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private OutputOption output = new OutputOption();

    @Parameters(arity = "1..*", paramLabel = "WORDS", description = "What to look for.")
    private List<String> words = new ArrayList<>();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10",
            description = "Most items shown (default: ${DEFAULT-VALUE}).")
    private int limit = 10;

    @Option(names = "--language", paramLabel = "L", description = "Only items in a language (BCP 47).")
    private @Nullable String language;

    SearchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        PostgresConfig postgres = PostgresConfig.from(options.ofDatabase(console));
        List<FoundItem> found = new ItemSearch(postgres).search(String.join(" ", words), limit, language);
        for (FoundItem item : found) {
            if (!console.print(output.format() == OutputFormat.JSON ? json(item) : text(item))) {
                return 0;
            }
        }
        if (found.isEmpty() && output.format() == OutputFormat.TEXT) {
            console.tell("Nothing found.");
        }
        return 0;
    }

    private String text(FoundItem item) {
        String day = item.publishedAt().atZone(ZoneOffset.UTC).toLocalDate().toString();
        String reference = ItemLines.shortId(item.id()) + " rev " + item.revision() + " · " + item.source()
                + (item.url() == null ? "" : " · " + item.url());
        return Printable.line(day + "  " + item.language() + "  " + item.title()) + "\n    " + highlighted(item)
                + "\n    " + Printable.line(reference) + "\n";
    }

    /** Terminal escapes are added after the foreign text has lost its own. */
    private String highlighted(FoundItem item) {
        StringBuilder line = new StringBuilder();
        item.snippet().pieces().forEach(piece -> {
            String shown = Printable.line(piece.text());
            line.append(piece.found() && console.colours() ? BOLD + shown + PLAIN : shown);
        });
        return line.toString();
    }

    private static String json(FoundItem item) {
        return new JsonLine()
                .with("id", item.id())
                .with("revision", item.revision())
                .with("title", item.title())
                .with("url", item.url())
                .with("source", item.source())
                .with("publishedAt", item.publishedAt().toString())
                .with("language", item.language())
                .with("story", item.story())
                .with("rank", item.rank())
                .with("snippet", item.snippet().plain())
                .toString();
    }
}
