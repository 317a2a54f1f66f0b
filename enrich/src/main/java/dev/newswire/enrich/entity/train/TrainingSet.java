package dev.newswire.enrich.entity.train;

import dev.newswire.enrich.entity.crf.Labels;
import dev.newswire.enrich.entity.crf.Tokenizer;
import dev.newswire.enrich.entity.crf.Tokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Reads gzipped columns (token, tab, BIO label; an empty line after each sentence) and brings them to the tokens and
 * labels of this program: compounds split as {@link Tokenizer} splits them, quotation marks as in text.
 */
final class TrainingSet {
    /** Lengths of the documents that sentences without a document are taken for: articles, summaries, single lines. */
    private static final int[] BLOCKS = {30, 10, 30, 3, 30, 1, 1, 20, 2};

    private static final int LONGEST = 200;

    private TrainingSet() {}

    /**
     * @param openMisc whether the set leaves MISC unlabelled, so that "outside" may also be MISC
     */
    static List<Example> read(Path file, boolean openMisc) throws IOException {
        List<Example> examples = new ArrayList<>();
        List<String> words = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        int document = 0;
        int left = 0;
        boolean documents = false;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 1 << 16), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.lastIndexOf('\t');
                if (line.startsWith("-DOCSTART-")) {
                    document++;
                    documents = true;
                } else if (tab > 0) {
                    add(line.substring(0, tab), line.substring(tab + 1), words, labels);
                } else if (!words.isEmpty()) {
                    if (!documents && --left < 0) {
                        document++;
                        left = BLOCKS[document % BLOCKS.length] - 1;
                    }
                    if (words.size() <= LONGEST) {
                        examples.add(example(words, labels, openMisc, document));
                    }
                    words.clear();
                    labels.clear();
                }
            }
        }
        return examples;
    }

    private static void add(String token, String label, List<String> words, List<String> labels) {
        String form = token.equals("``") || token.equals("''") ? "\"" : token;
        if (form.indexOf('-') > 0) {
            Tokens parts = Tokenizer.tokenize(form);
            if (parts.count() == 3) {
                boolean tailed =
                        Character.isUpperCase(parts.token(2).codePointAt(0)) && Tokenizer.isHead(parts.token(0));
                boolean stays = label.startsWith("I-") || Odds.isOpen(label) || (label.equals("O") && !tailed);
                String open = stays ? label : Odds.ANY;
                words.add(parts.token(0));
                labels.add(tailed ? "O" : open);
                words.add("-");
                labels.add("O");
                words.add(parts.token(2));
                labels.add(tailed ? open : "O");
                return;
            }
        }
        words.add(form);
        labels.add(label);
    }

    private static Example example(List<String> words, List<String> labels, boolean openMisc, int document) {
        List<String> likely = labels.stream().map(Odds::likeliest).toList();
        boolean open = labels.stream().anyMatch(Odds::isOpen);
        return new Example(words, masks(likely, openMisc), open ? Odds.beliefs(labels) : null, document);
    }

    private static int[] masks(List<String> labels, boolean openMisc) {
        int[] masks = new int[labels.size()];
        for (int at = 0; at < masks.length; at++) {
            masks[at] = mask(labels, at, openMisc);
        }
        return masks;
    }

    private static int mask(List<String> labels, int at, boolean openMisc) {
        String label = labels.get(at);
        if (label.equals("O")) {
            int misc = Labels.MISC;
            return openMisc
                    ? 1
                            | 1 << Labels.begin(misc)
                            | 1 << Labels.inside(misc)
                            | 1 << Labels.last(misc)
                            | 1 << Labels.unit(misc)
                    : 1;
        }
        if (label.equals(Odds.ANY)) {
            int units = 0;
            for (int type = 0; type < Labels.TYPES; type++) {
                units |= 1 << Labels.unit(type);
            }
            return units;
        }
        String name = label.substring(2);
        int type = Odds.TYPES.indexOf(name);
        boolean starts = label.startsWith("B-") || at == 0 || !same(labels.get(at - 1), name);
        boolean ends = at + 1 == labels.size() || !labels.get(at + 1).equals("I-" + name);
        return 1
                << (starts
                        ? ends ? Labels.unit(type) : Labels.begin(type)
                        : ends ? Labels.last(type) : Labels.inside(type));
    }

    private static boolean same(String label, String name) {
        return label.length() > 2 && label.substring(2).equals(name);
    }
}
