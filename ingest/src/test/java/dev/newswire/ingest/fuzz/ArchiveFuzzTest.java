package dev.newswire.ingest.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

class ArchiveFuzzTest {
    private final AnyBytes reader = new AnyBytes();

    @FuzzTest(maxDuration = "10m")
    void readsAnyBytesAsArchive(byte[] bytes) {
        reader.read("a.warc", bytes);
    }
}
