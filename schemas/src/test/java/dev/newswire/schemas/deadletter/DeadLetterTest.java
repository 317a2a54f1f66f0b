package dev.newswire.schemas.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

    private static final DeadLetter LETTER = new DeadLetter(
            "ingest",
            "malformed-json",
            "No value after ‘title’",
            null,
            "items.ndjson:7",
            Instant.parse("2026-02-03T04:05:06Z"),
            12,
            false);

    @Test
    void readsBackWhatItWrote() {
        Headers headers = new RecordHeaders().add("trace", new byte[] {1});

        LETTER.writeTo(headers);

        assertThat(DeadLetter.readFrom(headers)).contains(LETTER);
        assertThat(headers.lastHeader("trace")).isNotNull();
    }

    @Test
    void replacesTheFactsOfAnEarlierRefusal() {
        Headers headers = new RecordHeaders();
        LETTER.writeTo(headers);

        LETTER.writeTo(headers);

        assertThat(headers.headers(DeadLetter.STAGE)).hasSize(1);
    }

    @Test
    void answersNothingForARecordWithoutFacts() {
        assertThat(DeadLetter.readFrom(new RecordHeaders())).isEmpty();
    }

    @Test
    void cutsAMessageThatRunsOn() {
        DeadLetter letter = new DeadLetter(
                "enrich", "unexpected", "x".repeat(1_000_000), null, "news.raw-0@1", Instant.EPOCH, 0, false);

        assertThat(letter.message()).hasSizeLessThan(1_100);
    }
}
