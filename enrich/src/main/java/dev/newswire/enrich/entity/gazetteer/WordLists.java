package dev.newswire.enrich.entity.gazetteer;

import dev.newswire.enrich.entity.EntityTagger;
import dev.newswire.enrich.entity.crf.WordClusters;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Reads the word lists that stand beside the tagger as resources. Lines that begin with # explain. */
final class WordLists {
    private WordLists() {}

    /** The lines of a list, each cut at tabs. */
    static List<String[]> columns(String list) {
        List<String[]> lines = new ArrayList<>();
        try (InputStream in = EntityTagger.class.getResourceAsStream(list)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the word list " + list + " is missing from the program; build it again");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    lines.add(line.split("\t", -1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the word list " + list + " cannot be read", e);
        }
        return lines;
    }

    /** The groups of words of like use. */
    static WordClusters clusters(String file) {
        try (InputStream in = EntityTagger.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the word groups " + file + " are missing; build the program again");
            }
            return WordClusters.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the word groups " + file + " cannot be read; build the program again", e);
        }
    }

    /** Calls back with language and word for each word of a list whose lines begin with a language. */
    static void words(String list, BiConsumer<String, String> each) {
        for (String[] line : columns(list)) {
            String[] words = line[0].split(" ", -1);
            for (int at = 1; at < words.length; at++) {
                each.accept(words[0], words[at]);
            }
        }
    }
}
