package dev.newswire.ingest.read;

import dev.newswire.ingest.item.Feeder;
import dev.newswire.ingest.item.ItemMaker;
import dev.newswire.ingest.item.Reading;
import dev.newswire.schemas.SourceKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Run in a virtual machine of its own with little memory: reads more than fits into it, and prints what it found. */
final class SmallHeap {
    private static final int PAGES = 16;
    private static final String[] WORDS = {
        "harbour", "council", "ferry", "storm", "market", "bridge", "winter", "teacher", "budget", "orchard", "signal"
    };

    private SmallHeap() {}

    public static void main(String[] arguments) throws IOException {
        long[] counts = new long[3];
        EndlessInput input = arguments[0].equals("feed")
                ? feed(Long.parseLong(arguments[1]))
                : archive(Long.parseLong(arguments[1]));
        long start = System.nanoTime();
        new ItemReader(new ReadLimits(10 * 1024 * 1024, 1L << 36))
                .read(
                        input,
                        "endless",
                        new ItemMaker(new Feeder(null, null, SourceKind.FILE), Reader.NOON),
                        reading -> {
                            int kind = reading instanceof Reading.Item ? 0 : reading instanceof Reading.Refused ? 1 : 2;
                            counts[kind]++;
                        });
        System.err.printf("%.1f s%n", (System.nanoTime() - start) / 1e9);
        System.out.printf("%d %d %d %d%n", input.pieces(), counts[0], counts[1], counts[2]);
    }

    private static EndlessInput feed(long entries) {
        byte[] first = bytes("<?xml version='1.0'?><rss version='2.0'><channel><title>Long</title>\n");
        byte[] sample = entry(0);
        return new EndlessInput(first, SmallHeap::entry, bytes("</channel></rss>\n"), (sample.length + 10L) * entries);
    }

    private static byte[] entry(long number) {
        String padded = String.format("%08d", number);
        return bytes("<item><title>Entry " + padded + "</title><link>https://example.com/" + padded
                + "</link><description><![CDATA[<p>" + "Words of the entry. ".repeat(40)
                + "</p>]]></description></item>\n");
    }

    /** An archive as Common Crawl publishes news: each record a gzip member, requests beside responses. */
    private static EndlessInput archive(long unpackedBytes) throws IOException {
        List<byte[]> records = new ArrayList<>();
        long unpacked = 0;
        for (int i = 0; i < PAGES; i++) {
            byte[] record = response(i);
            unpacked += record.length;
            records.add(gzip(record));
            records.add(gzip(warc("request", bytes("GET /" + i + " HTTP/1.1\r\nHost: example.com\r\n\r\n"))));
        }
        long packed = records.stream().mapToLong(record -> record.length).sum();
        byte[] info = gzip(warc("warcinfo", bytes("software: a test\r\n")));
        return new EndlessInput(info, number -> records.get((int) (number % records.size())), new byte[0], (long)
                (unpackedBytes / (double) unpacked * packed));
    }

    private static byte[] response(int seed) {
        Random random = new Random(seed);
        StringBuilder page = new StringBuilder("<!doctype html><html lang=en><head><title>Page ")
                .append(seed)
                .append("</title><script>");
        for (int i = 0; i < 3_000; i++) {
            page.append("var v").append(i).append('=').append(random.nextInt()).append(';');
        }
        page.append("</script></head><body><nav>");
        for (int i = 0; i < 120; i++) {
            page.append("<a href='/section/")
                    .append(i)
                    .append("'>Section ")
                    .append(i)
                    .append("</a> ");
        }
        page.append("</nav><article><h1>Page ").append(seed).append("</h1>");
        for (int paragraph = 0; paragraph < 30; paragraph++) {
            page.append("<p>");
            for (int word = 0; word < 60; word++) {
                page.append(WORDS[random.nextInt(WORDS.length)]).append(word % 12 == 11 ? ". " : " ");
            }
            page.append("</p>");
        }
        page.append("</article></body></html>");
        return warc("response", bytes("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page));
    }

    private static byte[] warc(String type, byte[] content) {
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        String media = type.equals("warcinfo") ? "application/warc-fields" : "application/http; msgtype=" + type;
        record.writeBytes(bytes("WARC/1.0\r\nWARC-Type: " + type
                + "\r\nWARC-Record-ID: <urn:uuid:6a4d3c0e-6d0f-4c7c-9d55-1f8a3a4b5c6d>\r\nWARC-Date: 2026-11-21T10:00:00Z\r\n"
                + "WARC-Target-URI: https://example.com/page\r\nContent-Type: " + media + "\r\nContent-Length: "
                + content.length + "\r\n\r\n"));
        record.writeBytes(content);
        record.writeBytes(bytes("\r\n\r\n"));
        return record.toByteArray();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
