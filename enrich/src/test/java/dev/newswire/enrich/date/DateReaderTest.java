package dev.newswire.enrich.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DateReaderTest {

    private static final Instant FETCHED = Instant.parse("2022-02-01T12:00:00Z");
    private static final DateReader READER = new DateReader(DateParser.load());

    @Test
    void believesThePlausibleClaim() {
        Instant claimed = Instant.parse("2022-01-07T10:15:30Z");

        PublishedDate date = READER.read(claimed, Origin.FEED, List.of(), "", FETCHED, "en");

        assertThat(date).isEqualTo(new PublishedDate(claimed, Origin.FEED, Precision.SECOND, 0.95));
    }

    @Test
    void doubtsTheClaimThatTheTextContradicts() {
        Instant claimed = Instant.parse("2022-01-07T10:15:00Z");

        PublishedDate date = READER.read(claimed, Origin.META, List.of("3 May 2019"), "", FETCHED, "en");

        assertThat(date).isEqualTo(new PublishedDate(claimed, Origin.META, Precision.MINUTE, 0.75));
    }

    @Test
    void readsTheDateLineWhenTheClaimLiesInTheFuture() {
        Instant claimed = Instant.parse("2032-01-07T10:15:00Z");

        PublishedDate date = READER.read(claimed, Origin.FEED, List.of("Jan 7, 2022"), "", FETCHED, "en");

        assertThat(date)
                .isEqualTo(new PublishedDate(Instant.parse("2022-01-07T00:00:00Z"), Origin.TEXT, Precision.DAY, 0.92));
    }

    @Test
    void distrustsClaimsOfTheEpoch() {
        PublishedDate date = READER.read(Instant.EPOCH, Origin.FEED, List.of(), "Plain words.", FETCHED, "en");

        assertThat(date).isEqualTo(new PublishedDate(FETCHED, Origin.FETCH, Precision.SECOND, 0.1));
    }

    @Test
    void prefersPublishedToUpdated() {
        PublishedDate date = READER.read(
                null,
                Origin.FEED,
                List.of("Updated: 9 January 2022 10:00", "Published: 7 January 2022 09:00"),
                "",
                FETCHED,
                "en");

        assertThat(date.at()).isEqualTo("2022-01-07T09:00:00Z");
    }

    @Test
    void givesTheYearBeforeTheFetchToADatelineWithoutOne() {
        PublishedDate date =
                READER.read(null, Origin.FEED, List.of(), "MOSCOW, Dec 30 (Agency) – Snow fell.", FETCHED, "en");

        assertThat(date.at()).isEqualTo("2021-12-30T00:00:00Z");
        assertThat(date.confidence()).isLessThan(0.6);
    }

    @Test
    void doesNotTakeAnEventInTheTextForTheDateline() {
        PublishedDate date =
                READER.read(null, Origin.FEED, List.of(), "On 3 March 1999 the bridge was opened.", FETCHED, "en");

        assertThat(date.origin()).isEqualTo(Origin.FETCH);
    }

    @Test
    void readsTheDatelineOfAgenciesThatPutTheirNameBetweenSlashes() {
        PublishedDate date = READER.read(
                null, Origin.FEED, List.of(), "КАРАГАНДА, 7 января. /АКИ/. Снег выпал ночью.", FETCHED, "ru");

        assertThat(date.at()).isEqualTo(Instant.parse("2022-01-07T00:00:00Z"));
        assertThat(date.origin()).isEqualTo(Origin.TEXT);
    }
}
