package dev.newswire.ingest.poll;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.IntStream;

/** Small feeds of numbered entries. */
final class Rss {
    private Rss() {}

    /** Entries without dates, the newest first. */
    static String of(String site, int from, int to) {
        return document(
                "",
                IntStream.iterate(to - 1, number -> number >= from, number -> number - 1)
                        .mapToObj(number -> entry(site, number, ""))
                        .toList());
    }

    static String document(String head, Iterable<String> entries) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\""
                + " xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\"><channel><title>The wire</title>"
                + "<link>https://wire.example/</link>" + head + '\n' + String.join("\n", entries)
                + "\n</channel></rss>\n";
    }

    static String entry(String site, int number, String more) {
        return "<item><title>Report " + number + "</title><link>https://wire.example/" + site + '/' + number
                + "</link><description>What happened at " + number + ".</description>" + more + "</item>";
    }

    static String dated(Instant moment) {
        return "<pubDate>" + DateTimeFormatter.RFC_1123_DATE_TIME.format(moment.atOffset(ZoneOffset.UTC))
                + "</pubDate>";
    }
}
