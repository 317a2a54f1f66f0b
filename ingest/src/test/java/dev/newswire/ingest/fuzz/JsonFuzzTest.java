package dev.newswire.ingest.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

class JsonFuzzTest {
    private final AnyBytes reader = new AnyBytes();

    @FuzzTest(maxDuration = "10m")
    void readsAnyBytesAsJson(byte[] bytes) {
        reader.read("a.json", bytes);
    }
}
