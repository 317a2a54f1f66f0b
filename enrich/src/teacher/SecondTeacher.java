import edu.emory.mathcs.nlp.component.template.node.NLPNode;
import edu.emory.mathcs.nlp.component.tokenizer.token.Token;
import edu.emory.mathcs.nlp.decode.NLPDecoder;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Labels the sentences of a column file a second time, by NLP4J (Apache License 2.0): {@code SecondTeacher COLUMNS
 * LABELLED}. Not part of the build; docs/models/entity.md has the command. The same columns give the same labels.
 */
public final class SecondTeacher {
    private static final String FOLDER = "edu/emory/mathcs/nlp/";
    private static final String PARTS = "<configuration><tsv><column index=\"1\" field=\"form\"/></tsv><lexica>"
            + lexicon("ambiguity_classes", "word_form_simplified_lowercase", "en-ambiguity-classes-simplified-lowercase")
            + lexicon("word_clusters", "word_form_simplified_lowercase", "en-brown-clusters-simplified-lowercase")
            + lexicon("word_embeddings", "word_form_undigitalized", "en-word-embeddings-undigitalized")
            + lexicon("named_entity_gazetteers", "word_form_simplified", "en-named-entity-gazetteers-simplified")
            + "</lexica><models><pos>" + FOLDER + "models/en-pos.xz</pos><ner>" + FOLDER + "models/en-ner.xz</ner></models>"
            + "</configuration>";

    private final NLPDecoder decoder = new NLPDecoder(new ByteArrayInputStream(PARTS.getBytes(StandardCharsets.UTF_8)));

    private SecondTeacher() {}

    private static String lexicon(String kind, String field, String file) {
        return "<" + kind + " field=\"" + field + "\">" + FOLDER + "lexica/" + file + ".xz</" + kind + ">";
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: SecondTeacher COLUMNS LABELLED");
            System.exit(2);
        }
        SecondTeacher teacher = new SecondTeacher();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(new FileInputStream(arguments[0])), StandardCharsets.UTF_8));
                PrintWriter out = new PrintWriter(new OutputStreamWriter(
                        new GZIPOutputStream(new FileOutputStream(arguments[1])), StandardCharsets.UTF_8))) {
            List<String> words = new ArrayList<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int tab = line.lastIndexOf('\t');
                if (line.startsWith("-DOCSTART-")) {
                    out.print(line + "\n");
                } else if (tab > 0) {
                    words.add(line.substring(0, tab));
                } else {
                    teacher.label(words, out);
                    words.clear();
                    out.print("\n");
                }
            }
            teacher.label(words, out);
        }
    }

    private void label(List<String> words, PrintWriter out) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        for (String word : words) {
            String form = word.equals("\"") ? "''" : word;
            tokens.add(new Token(form, at, at + form.length()));
            at += form.length() + 1;
        }
        String[] labels = words.isEmpty() ? new String[0] : columns(words, decoder.decode(decoder.toNodeArray(tokens)));
        for (int word = 0; word < labels.length; word++) {
            out.print(words.get(word) + "\t" + labels[word] + "\n");
        }
    }

    /** BIO labels in our four types, without the articles and genitives that OntoNotes counts to a name. */
    private static String[] columns(List<String> words, NLPNode[] nodes) {
        String[] labels = new String[words.size()];
        Arrays.fill(labels, "O");
        int start = 0;
        while (start < labels.length) {
            String tag = tag(nodes, start);
            int end = start + 1;
            if (tag.equals("O")) {
                start = end;
                continue;
            }
            while (end < labels.length && goesOn(tag(nodes, end - 1), tag(nodes, end))) {
                end++;
            }
            int first = start;
            int last = end;
            while (first < last && words.get(first).equalsIgnoreCase("the")) {
                first++;
            }
            while (last > first && words.get(last - 1).matches("['’]s")) {
                last--;
            }
            for (int word = first; word < last && !type(tag).isEmpty(); word++) {
                labels[word] = (word == first ? "B-" : "I-") + type(tag);
            }
            start = end;
        }
        return labels;
    }

    private static String tag(NLPNode[] nodes, int word) {
        String tag = nodes[word + 1].getNamedEntityTag();
        return tag == null ? "O" : tag;
    }

    /** In BILOU letters. */
    private static boolean goesOn(String before, String tag) {
        return tag.length() > 2
                && before.length() > 2
                && tag.substring(2).equals(before.substring(2))
                && "IL".indexOf(tag.charAt(0)) >= 0
                && "BI".indexOf(before.charAt(0)) >= 0;
    }

    private static String type(String tag) {
        return switch (tag.substring(2)) {
            case "PERSON" -> "PER";
            case "ORG" -> "ORG";
            case "GPE", "LOC", "FAC" -> "LOC";
            case "NORP", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW" -> "MISC";
            default -> "";
        };
    }
}
