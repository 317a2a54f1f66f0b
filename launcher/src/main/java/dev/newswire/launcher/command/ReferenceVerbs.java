package dev.newswire.launcher.command;

import dev.newswire.enrich.reference.ReferenceCatalog;
import dev.newswire.enrich.reference.ReferenceCatalog.Entry;
import dev.newswire.enrich.reference.ReferenceKind;
import dev.newswire.launcher.output.JsonLine;
import dev.newswire.launcher.output.OutputFormat;
import dev.newswire.launcher.output.Printable;
import dev.newswire.launcher.output.Table;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.json.AvroJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import picocli.CommandLine.Parameters;

/** What {@code watchlist} and {@code rules} do alike: list, add, remove and import records of a reference topic. */
record ReferenceVerbs<T extends SpecificRecord>(Console console, ReferenceKind<T> kind) {

    /** Which records. */
    static final class IdsParameter {

        @Parameters(paramLabel = "ID", arity = "1..*", description = "As 'list' shows it.")
        private List<String> ids = List.of();
    }

    /** A file to read. */
    static final class FileParameter {

        @Parameters(paramLabel = "FILE", description = "UTF-8 text; '-' is standard input.")
        private Path path = Path.of("-");
    }

    /** {@code row} gives the cells of one record that can be read. */
    int list(ConfigOptions options, OutputOption output, Table table, Function<T, String[]> row) {
        List<Entry<T>> entries = catalog(options).list();
        if (output.format() == OutputFormat.JSON) {
            entries.forEach(entry -> console.print(json(entry)));
            return 0;
        }
        for (Entry<T> entry : entries) {
            T record = entry.record();
            if (record != null) {
                table.row(row.apply(record));
            } else {
                table.row(entry.id());
            }
            if (entry.problem() != null) {
                table.row("  left out: " + entry.problem());
            }
        }
        console.print(table.toString().stripTrailing());
        console.tell(entries.size() + " in all.");
        return 0;
    }

    private static <T extends SpecificRecord> String json(Entry<T> entry) {
        T record = entry.record();
        return record != null && entry.problem() == null
                ? AvroJson.line(record)
                : new JsonLine()
                        .with("id", entry.id())
                        .with("problem", entry.problem())
                        .toString();
    }

    int add(ConfigOptions options, T record) {
        try {
            kind.check(record);
        } catch (IllegalArgumentException wrong) {
            throw new UserError(ExitCode.USAGE, Printable.line(String.valueOf(wrong.getMessage())), wrong);
        }
        catalog(options).put(List.of(record));
        console.tell(kind.id(record) + " applies within seconds.");
        return 0;
    }

    int remove(ConfigOptions options, IdsParameter given) {
        catalog(options).remove(given.ids);
        console.tell(given.ids.size() + " removed.");
        return 0;
    }

    int read(ConfigOptions options, FileParameter given) {
        Path file = given.path;
        List<T> records = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        boolean standardInput = file.toString().equals("-");
        try (BufferedReader lines = standardInput
                ? new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8))
                : Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            kind.read(lines, records::add, (line, why) -> refused.add(file + ":" + line + ": " + why));
        } catch (IOException e) {
            throw new UserError(ExitCode.USAGE, "cannot read " + file + " as UTF-8 text", e);
        }
        refused.forEach(line -> console.tell("newswire: " + Printable.line(line)));
        if (!records.isEmpty()) {
            catalog(options).put(records);
        }
        console.tell(records.size() + " imported, " + refused.size() + " refused.");
        return (refused.isEmpty() ? ExitCode.OK : ExitCode.REFUSED).code();
    }

    private ReferenceCatalog<T> catalog(ConfigOptions options) {
        return new ReferenceCatalog<>(ClusterConfig.from(options.ofCluster(console)), kind);
    }
}
