package dev.newswire.launcher.command;

import dev.newswire.enrich.category.CategoryTagger;
import dev.newswire.enrich.entity.EntityTagger;
import dev.newswire.enrich.evaluate.ArticleEvaluation;
import dev.newswire.enrich.evaluate.CategoryEvaluation;
import dev.newswire.enrich.evaluate.EntityEvaluation;
import dev.newswire.enrich.evaluate.LanguageEvaluation;
import dev.newswire.enrich.evaluate.StageCost;
import dev.newswire.enrich.evaluate.StoryEvaluation;
import dev.newswire.enrich.evaluate.WatchListCost;
import dev.newswire.enrich.language.LanguageDetector;
import dev.newswire.ingest.evaluate.FeedEvaluation;
import dev.newswire.ingest.evaluate.PageEvaluation;
import dev.newswire.launcher.output.JsonLine;
import dev.newswire.launcher.output.OutputFormat;
import dev.newswire.launcher.output.Printable;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code newswire evaluate}: how well reading and each language step do on a folder of measuring sets. Needs no cluster. */
@Command(name = "evaluate", description = "Measure reading and the language steps against what people have labelled.")
final class EvaluateCommand extends GroupCommand {

    /** Folders that a parent may hold the sets in. */
    private static final List<String> BELOW = List.of("", "eval", "samples");

    private final Console console;

    EvaluateCommand(Console console) {
        this.console = console;
    }

    /** Measures what one folder holds. */
    private interface Measuring {
        Figures of(Path folder) throws IOException;
    }

    /** Where the sets are. */
    static final class SetsParameter {

        @Parameters(paramLabel = "PATH", description = "Folder of the sets, or a folder above it.")
        private Path path = Path.of("");

        Path folder() {
            return EvaluateCommand.folder(path);
        }
    }

    /** Which articles are generated. */
    static final class PairsOptions {

        @Option(
                names = "--pairs",
                paramLabel = "N",
                defaultValue = "500",
                description = "Pairs for each kind of edit (default: ${DEFAULT-VALUE}).")
        private int pairs = 500;

        @Option(
                names = "--seed",
                paramLabel = "N",
                defaultValue = "7",
                description = "The same seed gives the same articles (default: ${DEFAULT-VALUE}).")
        private long seed = 7;
    }

    /** How much is generated to weigh a watch-list. */
    static final class NamesOptions {

        @Option(
                names = "--names",
                paramLabel = "N",
                defaultValue = "100000",
                description = "Names watched for (default: ${DEFAULT-VALUE}).")
        private int names = 100_000;

        @Option(
                names = "--articles",
                paramLabel = "N",
                defaultValue = "300",
                description = "Articles read in each round (default: ${DEFAULT-VALUE}).")
        private int articles = 300;
    }

    /** What speed is measured with. */
    static final class SpeedOptions {

        @Parameters(
                paramLabel = "PATH",
                arity = "0..1",
                description = "Folder with ner/worldwide.*.jsonl.gz; without it articles are generated.")
        private @Nullable Path path;

        @Option(
                names = "--rounds",
                paramLabel = "N",
                defaultValue = "25",
                description = "Rounds over all articles, of which the fastest counts (default: ${DEFAULT-VALUE}).")
        private int rounds = 25;
    }

    @Command(name = "entities", description = "Names of persons, organisations and places: ner/*.jsonl.gz, *.tsv.gz.")
    int entities(@Mixin SetsParameter sets, @Mixin OutputOption output) {
        Path path = sets.folder();
        EntityTagger tagger = EntityTagger.load();
        return measure("entities", path, output, folder -> Figures.of(EntityEvaluation.measure(folder, tagger)));
    }

    @Command(name = "categories", description = "First and further categories: categories/*.jsonl.gz.")
    int categories(@Mixin SetsParameter sets, @Mixin OutputOption output) {
        Path path = sets.folder();
        CategoryTagger tagger = CategoryTagger.load();
        return measure("categories", path, output, folder -> Figures.of(CategoryEvaluation.measure(folder, tagger)));
    }

    @Command(name = "language", description = "Languages of whole and cut sentences: language/sib200.dev.jsonl.gz.")
    int language(@Mixin SetsParameter sets, @Mixin OutputOption output) {
        Path path = sets.folder();
        LanguageDetector detector = LanguageDetector.load();
        return measure("language", path, output, folder -> Figures.of(LanguageEvaluation.measure(folder, detector)));
    }

    @Command(name = "articles", description = "Whole articles with what an editor reads: *.expected.json beside them.")
    int articles(@Mixin SetsParameter sets, @Mixin OutputOption output) {
        return measure("articles", sets.folder(), output, folder -> Figures.of(ArticleEvaluation.measure(folder)));
    }

    @Command(name = "stories", description = "Edited copies of generated articles, told from other articles.")
    int stories(@Mixin PairsOptions generated, @Mixin OutputOption output) {
        if (generated.pairs < 1) {
            throw new UserError(ExitCode.USAGE, "--pairs " + generated.pairs + ": at least one pair is needed");
        }
        print("stories", Figures.of(StoryEvaluation.measure(generated.pairs, generated.seed)), output);
        return 0;
    }

    @Command(
            name = "feeds",
            description = "Feeds, beside ROME alone: feeds/feedparser/expected.json, feeds/gofeed/**/*.json.")
    int feeds(@Mixin SetsParameter sets, @Mixin OutputOption output) {
        return measure("feeds", sets.folder(), output, folder -> Figures.of(FeedEvaluation.measure(folder)));
    }

    @Command(name = "pages", description = "Text of article pages: extraction/truth.json, extraction/html/*.html.gz.")
    int pages(@Mixin SetsParameter sets, @Mixin OutputOption output) {
        return measure("pages", sets.folder(), output, folder -> Figures.of(PageEvaluation.measure(folder)));
    }

    @Command(name = "watchlist", description = "What watching for many names costs: generated names and articles.")
    int watchList(@Mixin NamesOptions generated, @Mixin OutputOption output) {
        if (generated.names < 1) {
            throw new UserError(ExitCode.USAGE, "--names " + generated.names + ": at least one name is needed");
        }
        print("watchlist", Figures.of(WatchListCost.measure(generated.names, generated.articles)), output);
        return 0;
    }

    @Command(name = "speed", description = "Where the time of an article goes, step by step: ner/worldwide.*.jsonl.gz.")
    int speed(@Mixin SpeedOptions speed, @Mixin OutputOption output) {
        if (speed.rounds < 1) {
            throw new UserError(ExitCode.USAGE, "--rounds " + speed.rounds + ": at least one round is needed");
        }
        Path path = speed.path;
        if (path == null) {
            print("speed", Figures.of(StageCost.measure(speed.rounds)), output);
            return 0;
        }
        return measure("speed", folder(path), output, folder -> Figures.of(StageCost.measure(folder, speed.rounds)));
    }

    private static Path folder(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            throw new UserError(ExitCode.USAGE, folder + " is not a folder; give the one that holds the sets");
        }
        return folder;
    }

    private int measure(String step, Path path, OutputOption output, Measuring measuring) {
        List<String> absent = List.of();
        for (Path folder :
                BELOW.stream().map(path::resolve).filter(Files::isDirectory).toList()) {
            Figures evaluation = in(folder, measuring);
            if (!evaluation.rows().isEmpty()) {
                print(step, evaluation, output);
                return 0;
            }
            absent = evaluation.absent();
        }
        throw new UserError(
                ExitCode.USAGE,
                path + " holds nothing to measure " + step + " with; looked for " + String.join(", ", absent));
    }

    private static Figures in(Path folder, Measuring measuring) {
        try {
            return measuring.of(folder);
        } catch (IOException e) {
            throw new UserError(ExitCode.USAGE, Printable.line(String.valueOf(e.getMessage())), e);
        }
    }

    private void print(String step, Figures evaluation, OutputOption output) {
        if (output.format() == OutputFormat.TEXT) {
            console.print(evaluation.text().stripTrailing());
            return;
        }
        evaluation
                .rows()
                .forEach(row -> console.print(
                        new JsonLine().with("step", step).withAll(row).toString()));
        evaluation
                .absent()
                .forEach(set -> console.print(
                        new JsonLine().with("step", step).with("absent", set).toString()));
    }
}
