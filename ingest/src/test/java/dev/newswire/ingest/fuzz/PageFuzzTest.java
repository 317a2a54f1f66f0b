package dev.newswire.ingest.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

class PageFuzzTest {
    private final AnyBytes reader = new AnyBytes();

    @FuzzTest(maxDuration = "10m")
    void readsAnyBytesAsPage(byte[] bytes) {
        reader.read("a.html", bytes);
    }
}
