package dev.newswire.enrich.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.newswire.enrich.entity.crf.Tokenizer;
import dev.newswire.schemas.BodyFormat;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.Source;
import dev.newswire.schemas.SourceKind;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * English articles of about 600 tokens to measure speed with: those of the worldwide set that are neither short nor long,
 * or generated ones, the same every time.
 *
 * @param origin where they come from, for people
 * @param texts the articles, title first
 * @param tokens words and marks of all of them together
 */
public record TypicalArticles(String origin, List<String> texts, int tokens) {
    private static final int SHORTEST = 400;
    private static final int LONGEST = 850;
    private static final int USUAL = 600;
    private static final int GENERATED = 100;
    private static final String PATTERN = "worldwide.*.jsonl*";

    private static final Set<String> ENGLISH = Set.of("bbc", "masakhanews-en");

    private static final String[] GIVEN =
            "Anna Peter Leila Omar Ivan Maria David Aigerim Chen Fatima Jonas Grace Rahul Sofia Tomas Nadia".split(" ");
    private static final String[] FAMILY =
            ("Weber Okafor Petrov Lindqvist Haddad Mwangi Castillo Ibraimov Novak Tanaka Rossi Keita Bergman Sharma "
                            + "Dolan Ferreira")
                    .split(" ");
    private static final String[] ROLES = {
        "President", "Mayor", "Foreign Minister", "Judge", "Professor", "spokeswoman", "General", "chief executive"
    };
    private static final String[] BODIES = {
        "Ministry of Transport",
        "United Nations",
        "Harbour Workers' Union",
        "University of Nairobi",
        "Central Bank",
        "Supreme Court",
        "World Health Organization (WHO)",
        "Meridian Shipping Ltd",
        "National Weather Service",
        "European Commission",
        "Red Cross",
        "Liberal Party"
    };
    private static final String[] PLACES = {
        "Nairobi",
        "Kazakhstan",
        "Rotterdam",
        "Lagos",
        "Uruguay",
        "Bishkek",
        "Manila",
        "Oslo",
        "Jordan",
        "Quito",
        "Warsaw",
        "Cameroon",
        "Hanoi",
        "Sri Lanka",
        "Tbilisi",
        "New Zealand"
    };

    public TypicalArticles {
        texts = List.copyOf(texts);
    }

    /** The articles of the worldwide set in a folder, in its {@code ner} or {@code eval/ner}; none gives no texts. */
    static TypicalArticles read(Path folder) throws IOException {
        List<String> texts = List.of();
        for (String below : List.of("", "ner", "eval/ner")) {
            texts = texts.isEmpty() ? texts(folder.resolve(below), PATTERN, article -> true) : texts;
        }
        texts.removeIf(text -> !isUsual(text));
        return of("worldwide newswire", texts);
    }

    /** The English articles of the labelled set in the {@code eval/categories} of a folder; none gives no texts. */
    public static TypicalArticles labelled(Path folder) throws IOException {
        List<String> texts = labelledTexts(folder);
        texts.removeIf(text -> !isUsual(text));
        return of("labelled news", texts);
    }

    /** The English articles of the labelled set that are too short or too long to be typical: to practise with. */
    public static TypicalArticles labelledOfOtherLengths(Path folder) throws IOException {
        List<String> texts = labelledTexts(folder);
        texts.removeIf(TypicalArticles::isUsual);
        return of("labelled news of other lengths", texts);
    }

    private static List<String> labelledTexts(Path folder) throws IOException {
        return texts(
                folder.resolve("eval/categories"),
                "labelled.*.jsonl*",
                article -> ENGLISH.contains(article.path("set").asText()));
    }

    private static boolean isUsual(String text) {
        int tokens = tokens(text);
        return tokens >= SHORTEST && tokens <= LONGEST;
    }

    /** The texts in the files of a folder, which need not be there. */
    private static List<String> texts(Path sets, String pattern, Predicate<JsonNode> wanted) throws IOException {
        List<String> texts = new ArrayList<>();
        if (!Files.isDirectory(sets)) {
            return texts;
        }
        ObjectMapper json = new ObjectMapper();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(sets, pattern)) {
            for (Path file : files) {
                SetFile.read(file, line -> {
                    JsonNode article = json.readTree(line);
                    if (wanted.test(article)) {
                        texts.add(article.path("text").asText());
                    }
                });
            }
        }
        return texts;
    }

    /** As many as the figures are taken with when there is no set. */
    static TypicalArticles generated() {
        return generated(GENERATED);
    }

    /** Articles made up from a few hundred phrases; kinder to caches than life. */
    public static TypicalArticles generated(int count) {
        GeneratedArticles articles = new GeneratedArticles(17);
        Random random = new Random(17);
        List<String> texts = new ArrayList<>();
        for (int article = 0; article < count; article++) {
            StringBuilder text = new StringBuilder(articles.title()).append("\n\n");
            text.append(pick(PLACES, random))
                    .append(", March ")
                    .append(1 + article % 28)
                    .append(", 2026 – ");
            int sentence = 0;
            while (sentence % 8 != 0 || tokens(text.toString()) < USUAL) {
                text.append(sentence % 3 == 0 ? articles.sentence() : named(articles, random));
                text.append(++sentence % 4 == 0 ? "\n\n" : " ");
            }
            texts.add(text.append("Leave a Reply\n").toString());
        }
        return of("generated", texts);
    }

    /** The first so many of them. */
    public TypicalArticles first(int count) {
        return of(origin, texts.subList(0, count));
    }

    /** All but the first so many of them. */
    public TypicalArticles from(int count) {
        return of(origin, texts.subList(count, texts.size()));
    }

    private static TypicalArticles of(String origin, List<String> texts) {
        int tokens = 0;
        for (String text : texts) {
            tokens += tokens(text);
        }
        return new TypicalArticles(origin, texts, tokens);
    }

    private static int tokens(String text) {
        return Tokenizer.tokenize(text).count();
    }

    private static String named(GeneratedArticles articles, Random random) {
        String name = pick(GIVEN, random) + " " + pick(FAMILY, random);
        String deed = articles.sentence();
        return switch (random.nextInt(4)) {
            case 0 ->
                "“The talks in " + pick(PLACES, random) + " were useful,” said " + name + ", " + pick(ROLES, random)
                        + " of the " + pick(BODIES, random) + ".";
            case 1 ->
                pick(ROLES, random) + " " + name + " told the " + pick(BODIES, random) + " that "
                        + random.nextInt(2, 400) + " people were injured in " + pick(PLACES, random) + ".";
            case 2 ->
                "According to the " + pick(BODIES, random) + ", the work in " + pick(PLACES, random) + " will cost $"
                        + random.nextInt(2, 90) + " million. " + deed;
            default -> "In " + pick(PLACES, random) + ", " + name + " met " + pick(FAMILY, random) + ". " + deed;
        };
    }

    private static String pick(String[] choices, Random random) {
        return choices[random.nextInt(choices.length)];
    }

    /** The articles as they would come over the stream, in plain text or as pages do. */
    public List<RawItem> items(BodyFormat format) {
        List<RawItem> items = new ArrayList<>(texts.size());
        for (String text : texts) {
            boolean html = format == BodyFormat.HTML;
            items.add(RawItem.newBuilder()
                    .setId(Integer.toString(items.size()))
                    .setSource(Source.newBuilder()
                            .setId("typical")
                            .setKind(SourceKind.FILE)
                            .build())
                    .setBody(html ? paragraphs(text) : text)
                    .setBodyFormat(format)
                    .setFetchedAt(Instant.EPOCH)
                    .setContentHash(Integer.toString(items.size()))
                    .build());
        }
        return items;
    }

    private static String paragraphs(String text) {
        return "<p>" + text.replace("&", "&amp;").replace("<", "&lt;").replaceAll("\n+", "</p>\n<p>") + "</p>";
    }
}
