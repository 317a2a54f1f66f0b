package dev.newswire.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void measuresNamesAndSaysWhichSetsAreAbsent() throws IOException {
        zipped("ner/own.tsv.gz", "Angela\tB-PER\nMerkel\tI-PER\nvisited\tO\nParis\tB-LOC\n.\tO\n");

        assertThat(evaluate("entities", folder)).isZero();
        assertThat(out.toString())
                .contains("own: 1 texts, 5 tokens", "PER+ORG+LOC", "F1 100.0")
                .contains("absent: worldwide.dev.jsonl.gz");
    }

    @Test
    void measuresASetFromAFolderAboveAsJson() throws IOException {
        zipped(
                "eval/language/sib200.dev.jsonl.gz",
                "{\"language\": \"deu\", \"text\": \"Der Rat stimmt morgen ab.\"}\n");

        assertThat(evaluate("language", folder, "--output", "json")).isZero();
        assertThat(out.toString().lines()).hasSize(6).allSatisfy(line -> assertThat(line)
                .startsWith("{\"step\":\"language\",\"set\":\"sib200.dev.jsonl.gz\",")
                .contains("\"texts\":1,\"accuracy\":")
                .endsWith("}"));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void namesAbsentSetsInJsonToo() throws IOException {
        Files.createDirectories(folder.resolve("categories"));
        Files.writeString(
                folder.resolve("categories/labelled.own.jsonl"),
                "{\"set\": \"own\", \"text\": \"The striker scored a goal\", \"category\": \"medtop:15000000\"}\n");

        assertThat(evaluate("categories", folder, "--output", "json")).isZero();
        assertThat(out.toString())
                .contains("\"set\":\"own\",\"texts\":1,\"accuracy\":1.0")
                .contains("{\"step\":\"categories\",\"absent\":");
    }

    @Test
    void readsArticlesAsAnEditorDid() throws IOException {
        Files.createDirectories(folder.resolve("samples"));
        Files.writeString(folder.resolve("samples/a.txt"), """
                3 March 2021
                The bridge opens in spring
                The new bridge over the Stille opens in spring, Mayor Jane Miller said in Berlin on Wednesday.
                """);
        Files.writeString(folder.resolve("samples/a.expected.json"), """
                {"title": "The bridge opens in spring", "publishedAt": "2021-03-03", "language": "fr",
                 "entities": {"must": [{"type": "LOCATION", "name": "Berlin", "country": "DE"}]},
                 "categories": {"mustNot": ["medtop:15000000"]}}
                """);

        assertThat(evaluate("articles", folder)).isZero();
        assertThat(out.toString())
                .contains("not met: a language: fr")
                .containsPattern("entities +1 of +1")
                .containsPattern("categoriesMustNot +1 of +1");
    }

    @Test
    void measuresStoriesWithoutAnyFolder() {
        assertThat(run("evaluate", "stories", "--pairs", "5")).isZero();
        assertThat(out.toString()).contains("exact hash");
    }

    @Test
    void refusesAFolderWithoutSetsInOneLine() {
        assertThat(evaluate("entities", folder)).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .contains("holds nothing to measure entities with")
                .hasLineCount(1);
    }

    @Test
    void namesFileAndLineOfASetThatIsBroken() throws IOException {
        zipped("ner/own.jsonl.gz", "{\"text\": \"Berlin\", \"spans\": [[0, 6, \"LOC\"]]}\n{\"text\": \"x\", spans\n");

        assertThat(evaluate("entities", folder)).isEqualTo(2);
        assertThat(err.toString()).contains("own.jsonl.gz:2").hasLineCount(1);
    }

    @Test
    void namesASpanOutsideItsText() throws IOException {
        zipped("ner/own.jsonl.gz", "{\"text\": \"Berlin\", \"spans\": [[0, 60, \"LOC\"]]}\n");

        assertThat(evaluate("entities", folder)).isEqualTo(2);
        assertThat(err.toString()).contains("own.jsonl.gz:1").hasLineCount(1);
    }

    @Test
    void measuresTheTextOfPages() throws IOException {
        String text = "The ferry to the island runs again from Monday, the harbour office said in the morning. "
                + "It had been laid up for repairs since the storm in autumn tore its rudder away.";
        zipped("extraction/html/one.html.gz", "<!doctype html><title>Ferry</title><p>" + text + "</p>");
        Files.writeString(
                folder.resolve("extraction/truth.json"),
                "{\"one\":{\"url\":\"http://example.org/one\",\"articleBody\":\"" + text + "\"}}");

        assertThat(evaluate("pages", folder, "--output", "json")).isZero();
        assertThat(out.toString())
                .contains("\"step\":\"pages\"", "\"with\":\"newswire\"", "\"f1\":1.0", "\"failed\":0");
    }

    @Test
    void measuresFeedsBesideRome() throws IOException {
        Files.createDirectories(folder.resolve("feeds/feedparser/wellformed"));
        Files.writeString(
                folder.resolve("feeds/feedparser/wellformed/a.xml"),
                "<rss version=\"2.0\"><channel><item><title>Ferry runs</title></item></channel></rss>");
        Files.writeString(
                folder.resolve("feeds/feedparser/expected.json"),
                "[{\"file\": \"wellformed/a.xml\", \"wellFormed\": true,"
                        + " \"checks\": [{\"item\": 0, \"field\": \"title\", \"equals\": \"Ferry runs\"}]}]");

        assertThat(evaluate("feeds", folder, "--output", "json")).isZero();
        assertThat(out.toString())
                .contains("\"with\":\"newswire\",\"feeds\":1,\"parsed\":1.0,\"checks\":1,\"met\":1.0")
                .contains("\"with\":\"ROME\"", "\"absent\":\"gofeed\"");
    }

    private void zipped(String name, String lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
            gzip.write(lines.getBytes(StandardCharsets.UTF_8));
        }
    }

    private int evaluate(String step, Path path, String... more) {
        String[] arguments = new String[3 + more.length];
        arguments[0] = "evaluate";
        arguments[1] = step;
        arguments[2] = path.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return run(arguments);
    }

    private int run(String... arguments) {
        return RootCommand.run(
                arguments,
                new Console(
                        InputStream.nullInputStream(), new PrintWriter(out), new PrintWriter(err), Map.of(), false));
    }
}
