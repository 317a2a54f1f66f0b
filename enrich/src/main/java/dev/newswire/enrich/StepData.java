package dev.newswire.enrich;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What a step reads from resources, as a part of its version: lists and models change more often than rules, and the same
 * version must mean the same answers. Categories do so themselves.
 */
final class StepData {
    /** Resources beside this class, by the step that reads them. */
    static final Map<String, List<String>> RESOURCES = Map.of(
            "text",
            List.of(
                    "text/furniture/de.txt",
                    "text/furniture/east.txt",
                    "text/furniture/en.txt",
                    "text/furniture/es.txt",
                    "text/furniture/fr.txt",
                    "text/furniture/more.txt",
                    "text/furniture/ru.txt"),
            "date",
            List.of("date/month-names.txt", "date/months.txt"),
            "language",
            List.of("language/languages.txt"),
            "entities",
            List.of(
                    "entity/common-words.txt",
                    "entity/countries.tsv",
                    "entity/country-names.tsv",
                    "entity/entity-model.bin",
                    "entity/given-names-more.txt",
                    "entity/given-names.txt",
                    "entity/organisation-heads.txt",
                    "entity/organisations.tsv",
                    "entity/place-heads.txt",
                    "entity/places.tsv",
                    "entity/regions.tsv",
                    "entity/surnames.txt",
                    "entity/titles.txt",
                    "entity/towns.tsv",
                    "entity/word-clusters.bin"),
            "quotations",
            List.of("quote/speech.txt"),
            "phrases",
            List.of(
                    "phrase/ar.stop",
                    "phrase/de.stop",
                    "phrase/en.stop",
                    "phrase/es.stop",
                    "phrase/fr.stop",
                    "phrase/it.stop",
                    "phrase/kk.stop",
                    "phrase/pt.stop",
                    "phrase/ru.stop",
                    "phrase/uk.stop",
                    "phrase/zh.stop"),
            "amounts",
            List.of(
                    "amount/any.amounts",
                    "amount/ar.amounts",
                    "amount/de.amounts",
                    "amount/en.amounts",
                    "amount/es.amounts",
                    "amount/fr.amounts",
                    "amount/kk.amounts",
                    "amount/ru.amounts"));

    private static final int BUFFER = 1 << 16;

    private StepData() {}

    /** Opens a resource by its name, or answers null where there is none. */
    interface Opener {
        @Nullable InputStream open(String name);
    }

    /** The versions of rules with what their steps read, {@code rules+data.digest}; of others as they are. */
    static Map<String, String> versions(Map<String, String> rules, Opener opener) {
        Map<String, String> versions = new HashMap<>(rules);
        RESOURCES.forEach((step, names) ->
                versions.computeIfPresent(step, (name, rule) -> rule + "+data." + digest(names, opener)));
        return versions;
    }

    /** Eight hexadecimal digits that change with every byte. */
    private static String digest(List<String> names, Opener opener) {
        CRC32 sum = new CRC32();
        byte[] buffer = new byte[BUFFER];
        for (String name : names) {
            try (InputStream in = opener.open(name)) {
                if (in == null) {
                    throw new IllegalStateException(name + " is missing from the program; build it again");
                }
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    sum.update(buffer, 0, read);
                }
                sum.update(0);
            } catch (IOException e) {
                throw new UncheckedIOException(name + " cannot be read; build the program again", e);
            }
        }
        return String.format(Locale.ROOT, "%08x", sum.getValue());
    }
}
