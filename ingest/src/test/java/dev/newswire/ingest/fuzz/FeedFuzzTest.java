package dev.newswire.ingest.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

class FeedFuzzTest {
    private final AnyBytes reader = new AnyBytes();

    @FuzzTest(maxDuration = "10m")
    void readsAnyBytesAsFeed(byte[] bytes) {
        reader.read("a.rss", bytes);
    }
}
