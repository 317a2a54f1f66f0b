package dev.newswire.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is larger than memory is read all the same, by a virtual machine that has only 64 MiB. */
class ConstantMemoryIT {
    private static final long GIGABYTE = 1_000_000_000L;

    @Test
    void readsAFeedOfFiveThousandEntriesAndOneOfAHundredThousand() throws Exception {
        for (int entries : new int[] {5_000, 100_000}) {
            long[] found = run("feed", entries);
            assertThat(found[0]).isGreaterThan(entries - entries / 50L);
            assertThat(found[1]).isEqualTo(found[0]);
            assertThat(found[2] + found[3]).isZero();
        }
    }

    @Test
    void readsAnArchiveOfAGigabyteInGzipMembers() throws Exception {
        long[] found = run("archive", GIGABYTE);
        assertThat(found[1]).isEqualTo((found[0] + 1) / 2).isGreaterThan(5_000);
        assertThat(found[2]).isZero();
        // The requests, and the record about the archive.
        assertThat(found[3]).isEqualTo(found[0] - found[1] + 1);
    }

    /** Pieces written, items, refused, left out. */
    private static long[] run(String kind, long size) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeap.class.getName(),
                        kind,
                        Long.toString(size))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).describedAs(out).isZero();
        String[] words = out.split(" ", -1);
        long[] numbers = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            numbers[i] = Long.parseLong(words[i]);
        }
        return numbers;
    }
}
