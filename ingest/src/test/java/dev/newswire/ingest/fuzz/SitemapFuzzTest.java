package dev.newswire.ingest.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

class SitemapFuzzTest {
    private final AnyBytes reader = new AnyBytes();

    @FuzzTest(maxDuration = "10m")
    void readsAnyBytesAsSitemap(byte[] bytes) {
        reader.read("a.xml", bytes);
    }
}
