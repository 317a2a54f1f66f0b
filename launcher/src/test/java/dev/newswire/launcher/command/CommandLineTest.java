package dev.newswire.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pusch",
                "push",
                "topics",
                "subscribe --category cooking",
                "subscribe --since yesterday",
                "subscribe --since 1h --from-beginning",
                "config show --set ingest.item.max-byte=1KiB",
                "config show --set ingest.item.max-bytes=lots",
                "config show --config /does/not/exist",
                "lag --output xml",
                "lag --fail-on BAD",
                "feed",
                "feed add",
                "feed add https://example.org/feed --push desk",
                "feed add mailto:desk@example.org --data /does/not/exist",
                "feed add https://me:pw@example.org/feed",
                "feed add https://example.org/feed --id Not.An/Id",
                "feed add https://example.org/feed --language english_language",
                "feed add https://example.org/feed --interval-min often",
                "feed add https://example.org/feed --interval-min 0s",
                "feed add https://example.org/feed --page-fetch sometimes",
                "feed add https://example.org/feed --kind push",
                "feed add --push desk --kind feed",
                "feed list --state asleep",
                "evaluate",
                "evaluate entities",
                "evaluate articles /does/not/exist",
                "evaluate stories --pairs 0",
                "evaluate watchlist --names 0",
                "watchlist",
                "watchlist add",
                "watchlist add X --type martian",
                "rules add r --any x",
                "rules add r --category cooking --any x"
            })
    void answersWrongUsageWithOneLineAndExitCodeTwo(String arguments) {
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).startsWith("newswire: ").doesNotContain("\tat ");
    }

    @Test
    void saysWhichKeyWasMeant() {
        run("config show --set ingest.item.max-byte=1KiB");

        assertThat(err.toString()).contains("ingest.item.max-bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lag",
                "topics describe",
                "schemas check",
                "subscribe",
                "search flood",
                "push x.txt",
                "feed list",
                "feed add example.org/feed",
                "watchlist list",
                "rules remove r"
            })
    void saysThatNothingRunsHere(String arguments) {
        assertThat(run(arguments + " --data " + folder)).isEqualTo(7);
        assertThat(err.toString()).contains("newswire up").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo",
                "up",
                "ingest",
                "enrich",
                "sink",
                "monitor",
                "push",
                "feed",
                "feed add",
                "feed list",
                "feed show",
                "feed remove",
                "feed pause",
                "feed resume",
                "feed token",
                "feed import",
                "feed export",
                "subscribe",
                "search",
                "watchlist",
                "watchlist add",
                "watchlist list",
                "watchlist remove",
                "watchlist import",
                "rules",
                "rules add",
                "rules list",
                "rules remove",
                "rules import",
                "lag",
                "topics",
                "topics describe",
                "topics create",
                "schemas",
                "schemas check",
                "schemas register",
                "config",
                "config list",
                "config check",
                "config show",
                "topology",
                "topology describe",
                "evaluate",
                "evaluate entities",
                "evaluate categories",
                "evaluate language",
                "evaluate articles",
                "evaluate stories",
                "evaluate watchlist"
            })
    void explainsEveryVerb(String verb) {
        assertThat(run(verb + " --help")).isZero();
        assertThat(out.toString()).startsWith("Usage: newswire");
    }

    @Test
    void listsEverySettingAsJson() {
        assertThat(run("config list --output json")).isZero();

        assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line).startsWith("{\"name\":"));
        assertThat(out.toString())
                .contains("\"name\":\"ingest.item.max-bytes\"")
                .contains("\"kafka.*\"");
    }

    @Test
    void saysWhichVerbAndWhichOptionWasMeant() {
        run("pusch x.txt");
        assertThat(err.toString()).contains("there is no verb 'pusch'; did you mean push?");
        run("lag --wacth");
        assertThat(err.toString()).contains("unknown option '--wacth'; did you mean --watch?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"push ''", "push --data '' x.txt", "config check --config ''"})
    void takesNoEmptyNameForTheWorkingFolder(String arguments) {
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString()).contains("'' names no file or folder");
    }

    @Test
    void mixesNoPartOfTheMachineHereWithAnotherCluster() throws Exception {
        Files.writeString(
                folder.resolve("running.properties"),
                "kafka.bootstrap.servers=127.0.0.1:1\nregistry.url=http://127.0.0.1:1/here\n");

        run("config show --data " + folder);
        assertThat(out.toString()).contains("http://127.0.0.1:1/here");

        out.getBuffer().setLength(0);
        run("config show --data " + folder + " --set kafka.bootstrap.servers=elsewhere:9092");
        assertThat(out.toString()).contains("elsewhere:9092").doesNotContain("/here");
    }

    @Test
    void searchesADatabaseThatIsNamedWithoutACluster() {
        int exitCode =
                run("search flood --data " + folder + " --set sink.postgres.url=jdbc:postgresql://127.0.0.1:1/x");

        assertThat(exitCode).isEqualTo(7);
        assertThat(err.toString()).contains("127.0.0.1:1").doesNotContain("newswire up");
    }

    @Test
    void keepsSecretsOutOfWhatItShows() throws Exception {
        Path file = Files.writeString(folder.resolve("newswire.properties"), "sink.postgres.password=topsecret\n");

        assertThat(run("config show --config " + file)).isZero();
        assertThat(out.toString()).contains("sink.postgres.password").doesNotContain("topsecret");
    }

    @Test
    void takesSettingsFromTheEnvironmentBelowTheCommandLine() {
        run(Map.of("NEWSWIRE_ENRICH_THREADS", "3"), "config show --output json --set sink.batch.records=7");

        assertThat(out.toString())
                .contains("{\"name\":\"enrich.threads\",\"value\":\"3\",\"origin\":\"NEWSWIRE_ENRICH_THREADS\"}")
                .contains("{\"name\":\"sink.batch.records\",\"value\":\"7\",\"origin\":\"--set\"}");
    }

    @Test
    void describesTheTopologyWithoutACluster() {
        assertThat(run("topology describe")).isZero();
        assertThat(out.toString()).startsWith("Topologies:").contains("keep-new-revisions");

        out.getBuffer().setLength(0);
        assertThat(run("topology describe --output mermaid")).isZero();
        assertThat(out.toString()).startsWith("flowchart");
    }

    private int run(String arguments) {
        return run(Map.of(), arguments);
    }

    private int run(Map<String, String> environment, String arguments) {
        String[] words = arguments.isBlank() ? new String[0] : arguments.strip().split(" ");
        Arrays.setAll(words, i -> words[i].replace("''", ""));
        return RootCommand.run(
                words,
                new Console(
                        InputStream.nullInputStream(), new PrintWriter(out), new PrintWriter(err), environment, false));
    }
}
