package dev.newswire.ingest.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.newswire.ingest.item.ClaimedDate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

class DateFuzzTest {

    @FuzzTest(maxDuration = "10m")
    void readsAnyBytesAsDate(byte[] bytes) {
        ClaimedDate.parse(new String(bytes, StandardCharsets.UTF_8)).ifPresent(moment -> assertThat(moment)
                .isBetween(Instant.parse("1000-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59Z")));
    }
}
