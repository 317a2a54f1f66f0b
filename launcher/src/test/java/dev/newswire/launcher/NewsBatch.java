package dev.newswire.launcher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A mixed batch of files, and what must become of it: good items in every form and several languages, each with a mark
 * of its own; the same again; changed ones; and broken ones.
 */
final class NewsBatch {

    /** The limit of an item's size under which the batch is to be pushed. */
    static final int MAX_BYTES = 16 * 1024;

    private static final String[] TEXTS = {
        "The harbour office of %s opened berth %d on Tuesday morning. Two ferries came in before noon, and the pilots"
                + " spoke of calm water. The notice carries the mark %s.",
        "Das Hafenamt von %s hat am Dienstag den Liegeplatz %d freigegeben. Zwei Fähren liefen vor Mittag ein, und die"
                + " Lotsen sprachen von ruhigem Wasser. Die Mitteilung trägt das Zeichen %s.",
        "La capitainerie de %s a ouvert mardi matin le quai %d. Deux bacs sont arrivés avant midi, et les pilotes ont"
                + " parlé d'une mer calme. L'avis porte la marque %s.",
        "La capitanía de %s abrió el martes por la mañana el muelle %d. Dos transbordadores llegaron antes del mediodía"
                + " y los prácticos hablaron de aguas tranquilas. El aviso lleva la marca %s.",
        "Портовая служба города %s во вторник утром открыла причал %d. Два парома пришли до полудня, и лоцманы говорили"
                + " о спокойной воде. На извещении стоит знак %s.",
        "%s港务局星期二上午开放了第%d号泊位。两艘渡轮在中午以前进港,引航员说水面平静。这份通知的记号是 %s 。"
    };
    private static final String[] TOWNS = {"Bergen", "Kiel", "Brest", "Cádiz", "Мурманск", "青岛"};

    /**
     * A piece that ingest must refuse.
     *
     * @param original all its bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Broken(String reason, String origin, byte[] original) {}

    private final Path folder;
    private final Map<String, Integer> revisions = new TreeMap<>();
    private final List<Broken> broken = new ArrayList<>();
    private int files;
    private int duplicates;

    NewsBatch(Path folder) {
        this.folder = folder;
        for (int i = 0; i < 12; i++) {
            text("1-text-" + i + ".txt", fresh(), 0);
            page("1-page-" + i + ".html", fresh());
            json("1-json-" + i + ".json", fresh(), 0, "");
        }
        List<Integer> lines =
                Collections.nCopies(18, 0).stream().map(no -> fresh()).toList();
        file(
                "2-lines.ndjson",
                joined(lines.stream().map(no -> object(no, 0, "")).toList()));
        feed("2-feed.rss", 12);

        duplicates += 9;
        file(
                "3-lines-again.ndjson",
                joined(lines.stream().limit(5).map(no -> object(no, 0, "")).toList()));
        text("3-text-again.txt", 0, 0);
        text("3-text-yet-again.txt", 0, 0);
        json("3-json-tracked.json", 2, 0, "?utm_source=letter");
        json("3-json-fragment.json", 5, 0, "#top");

        for (int no : List.of(2, 5, 8, 11)) {
            json("4-json-revised-" + no + ".json", no, 1, "");
            revisions.merge(mark(no), 1, Integer::sum);
        }
        json("5-json-revised-again.json", 2, 2, "?utm_medium=mail");
        revisions.merge(mark(2), 1, Integer::sum);
        breakThings();
    }

    /** Where all of it stands; files are to be read in the order of their names. */
    Path folder() {
        return folder;
    }

    /** The newest revision of each good item, by its mark. */
    Map<String, Integer> revisions() {
        return Collections.unmodifiableMap(revisions);
    }

    /** Versions of items that are not the same as one before. */
    int versions() {
        return revisions.values().stream().mapToInt(Integer::intValue).sum();
    }

    int duplicates() {
        return duplicates;
    }

    int files() {
        return files;
    }

    List<Broken> broken() {
        return Collections.unmodifiableList(broken);
    }

    private void breakThings() {
        byte[] zeros = new byte[2048];
        byte[] picture = new byte[3000];
        new Random(11).nextBytes(picture);
        System.arraycopy("\u0089PNG\r\n".getBytes(StandardCharsets.ISO_8859_1), 0, picture, 0, 6);
        byte[] noGzip = picture.clone();
        System.arraycopy(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3}, 0, noGzip, 0, 10);
        broken("not-text", "6-zeros.txt", zeros);
        broken("not-text", "6-picture.txt", picture);
        broken("damaged-gzip", "6-damaged.ndjson.gz", noGzip);
        broken("no-content", "6-empty.txt", new byte[0]);
        broken("no-content", "6-shell.html", utf8("<html><body><div id=app></div><script>go()</script></body></html>"));
        broken("too-large", "6-large.txt", utf8("Too much of it. ".repeat(2_000)));
        brokenLines();
        String cut = "<item><title>Cut off</title><link>https://feed.example/cut</link><description>The harb";
        int line = 4;
        file("7-cut.rss", utf8(feedHead() + entry(fresh()) + cut));
        broken.add(new Broken("malformed-feed", path("7-cut.rss") + ":" + line, utf8(cut)));
    }

    private void brokenLines() {
        Map<String, String> bad = new TreeMap<>(Map.of(
                "malformed-json", "{\"title\":\"Breaks off\",\"body\":\"in the mid",
                "not-an-item", "42",
                "no-content", "{\"url\":\"https://press.example/nothing\"}",
                "too-deep", "{\"title\":" + "[".repeat(4_000) + "]".repeat(4_000) + "}",
                "too-large", "{\"title\":\"Long\",\"body\":\"" + "x".repeat(MAX_BYTES) + "\"}"));
        List<String> lines = new ArrayList<>();
        lines.add(object(fresh(), 0, ""));
        bad.forEach((reason, line) -> {
            lines.add(line);
            broken.add(new Broken(reason, path("7-lines.ndjson") + ":" + lines.size(), utf8(line)));
            lines.add(object(fresh(), 0, ""));
        });
        file("7-lines.ndjson", joined(lines));
    }

    private int fresh() {
        int no = revisions.size();
        revisions.put(mark(no), 1);
        return no;
    }

    private void text(String name, int no, int change) {
        file(name, utf8(title(no) + "\n\n" + body(no, change) + "\n"));
    }

    private void page(String name, int no) {
        file(
                name,
                utf8("<!doctype html><html><head><meta charset=utf-8><title>" + title(no) + "</title>"
                        + "<link rel=canonical href=\"" + address(no) + "\"></head><body><article><h1>" + title(no)
                        + "</h1><p>" + body(no, 0) + "</p></article></body></html>"));
    }

    private void json(String name, int no, int change, String tail) {
        file(name, utf8(object(no, change, tail)));
    }

    private void feed(String name, int entries) {
        StringBuilder feed = new StringBuilder(feedHead());
        for (int i = 0; i < entries; i++) {
            feed.append(entry(fresh()));
        }
        file(name, utf8(feed + "</channel></rss>"));
    }

    private static String feedHead() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>Harbours</title>"
                + "<link>https://feed.example/</link>\n";
    }

    private static String entry(int no) {
        return "<item><title>" + title(no) + "</title><link>" + address(no) + "</link><guid>" + mark(no)
                + "</guid><description>" + body(no, 0) + "</description></item>\n";
    }

    private static String object(int no, int change, String tail) {
        return "{\"title\":\"" + title(no) + "\",\"url\":\"" + address(no) + tail + "\",\"body\":\"" + body(no, change)
                + "\"}";
    }

    private static String body(int no, int change) {
        int text = no % TEXTS.length;
        return String.format(Locale.ROOT, TEXTS[text], TOWNS[text], 7 + no + 1000 * change, mark(no));
    }

    private static String title(int no) {
        return TOWNS[no % TOWNS.length] + " " + mark(no);
    }

    private static String address(int no) {
        return "https://press.example/harbour/" + no;
    }

    private static String mark(int no) {
        return String.format(Locale.ROOT, "NW%04d", no);
    }

    private void broken(String reason, String name, byte[] bytes) {
        file(name, bytes);
        broken.add(new Broken(reason, path(name), bytes));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static byte[] joined(List<String> lines) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        lines.forEach(line -> all.writeBytes(utf8(line + "\n")));
        return all.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void file(String name, byte[] bytes) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(name), bytes);
            files++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
