package dev.newswire.enrich.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateParserTest {

    private static final DateParser PARSER = DateParser.load();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2022-01-07T10:15:30Z              | en | 2022-01-07T10:15:30Z
                    2022-01-07T10:15:30.123+03:00     |    | 2022-01-07T07:15:30Z
                    2022-01-07 10:15                  |    | 2022-01-07T10:15:00Z
                    20220107T101530Z                  |    | 2022-01-07T10:15:30Z
                    2022/01/07                        |    | 2022-01-07T00:00:00Z
                    Fri, 07 Jan 2022 10:15:30 GMT     |    | 2022-01-07T10:15:30Z
                    Fri, 7 Jan 22 10:15:30 +0600      |    | 2022-01-07T04:15:30Z
                    Friday, 07-Jan-22 10:15:30 GMT    |    | 2022-01-07T10:15:30Z
                    Fri Jan  7 10:15:30 2022          |    | 2022-01-07T10:15:30Z
                    1641550530                        |    | 2022-01-07T10:15:30Z
                    1641550530000                     |    | 2022-01-07T10:15:30Z
                    Jan 7, 2022                       | en | 2022-01-07T00:00:00Z
                    January 7th, 2022 at 3:05 p.m. EST | en | 2022-01-07T20:05:00Z
                    Published 7 January 2022, 12 am   | en | 2022-01-07T00:00:00Z
                    01/07/2022                        | en | 2022-01-07T00:00:00Z
                    01/07/2022                        | en-GB | 2022-07-01T00:00:00Z
                    13/07/2022                        | en | 2022-07-13T00:00:00Z
                    07.01.2022                        | de | 2022-01-07T00:00:00Z
                    07.01.22, 14:05 Uhr               | de | 2022-01-07T14:05:00Z
                    7. Januar 2022 um 14:05 Uhr MEZ   | de | 2022-01-07T13:05:00Z
                    7. Jänner 2022                    | de | 2022-01-07T00:00:00Z
                    7 января 2022 г., 14:05 МСК       | ru | 2022-01-07T11:05:00Z
                    14:05, 7 января 2022              | ru | 2022-01-07T14:05:00Z
                    7 янв. 2022                       | ru | 2022-01-07T00:00:00Z
                    2022 жылғы 7 қаңтар               | kk | 2022-01-07T00:00:00Z
                    7 қаңтар 2022                     | kk | 2022-01-07T00:00:00Z
                    7 січня 2022 року                 | uk | 2022-01-07T00:00:00Z
                    1er mars 2022 à 9h30              | fr | 2022-03-01T09:30:00Z
                    7 de enero de 2022                | es | 2022-01-07T00:00:00Z
                    mar 11 ene 2022                   | es | 2022-01-11T00:00:00Z
                    7 gennaio 2022 alle ore 14:05     | it | 2022-01-07T14:05:00Z
                    7 de janeiro de 2022 às 14h05     | pt | 2022-01-07T14:05:00Z
                    7 stycznia 2022, godz. 14:05      | pl | 2022-01-07T14:05:00Z
                    7 listopada 2022                  | pl | 2022-11-07T00:00:00Z
                    7. listopada 2022.                | hr | 2022-10-07T00:00:00Z
                    7 Ocak 2022                       | tr | 2022-01-07T00:00:00Z
                    ٧ يناير ٢٠٢٢                      | ar | 2022-01-07T00:00:00Z
                    7 كانون الثاني/يناير 2022          | ar | 2022-01-07T00:00:00Z
                    7 كانون الثاني 2022                | ar | 2022-01-07T00:00:00Z
                    2022年1月7日 下午3:05               | zh | 2022-01-07T15:05:00Z
                    二〇二二年一月二十七日              | zh | 2022-01-27T00:00:00Z
                    2022年1月7日 14時35分               | ja | 2022-01-07T14:35:00Z
                    令和4年1月7日                      | ja | 2022-01-07T00:00:00Z
                    2022년 1월 7일 오후 3시            | ko | 2022-01-07T15:00:00Z
                    2022. január 7.                   | hu | 2022-01-07T00:00:00Z
                    7 tammikuuta 2022                 | fi | 2022-01-07T00:00:00Z
                    7 tháng 1, 2022                   | vi | 2022-01-07T00:00:00Z
                    7 มกราคม 2565                     | th | 2022-01-07T00:00:00Z
                    7 जनवरी 2022                      | hi | 2022-01-07T00:00:00Z
                    7 בינואר 2022                     | he | 2022-01-07T00:00:00Z
                    7 Ιανουαρίου 2022                 | el | 2022-01-07T00:00:00Z
                    30 February 2022                  | en |
                    31.02.2022                        | de |
                    yesterday                         | en |
                    3 of 2022 people                  | en |
                    """)
    void readsClaims(String claim, String language, Instant expected) {
        assertThat(PARSER.parse(claim, language).map(FoundDate::at).orElse(null))
                .isEqualTo(expected);
    }

    @Test
    void tellsWhereTheDateStands() {
        String text = "Oslo. On 7 January 2022, 10:15 UTC it began.";

        List<FoundDate> found = PARSER.find(text, text.length(), "en");

        assertThat(found).hasSize(1);
        assertThat(text.substring(found.get(0).start(), found.get(0).end())).isEqualTo("7 January 2022, 10:15 UTC");
    }

    @Test
    void findsDaysWithoutAYear() {
        assertThat(PARSER.find("MOSCOW, Jan 7 (Agency) - x", 100, "en"))
                .singleElement()
                .satisfies(found -> assertThat(found.yearGiven()).isFalse());
    }

    @Test
    void saysThatDayAndMonthMayBeSwapped() {
        assertThat(PARSER.parse("03/04/2022", null).orElseThrow().ambiguous()).isTrue();
        assertThat(PARSER.parse("03.04.2022", null).orElseThrow().ambiguous()).isFalse();
    }

    @Test
    void takesLinearTimeOnMillionsOfDigitsAndDates() {
        String hostile =
                "1".repeat(1_000_000) + " Jan".repeat(250_000) + "7:".repeat(500_000) + " 7 Jan".repeat(100_000);

        assertThat(timed(() -> PARSER.find(hostile, hostile.length(), "en"))).isLessThan(Duration.ofSeconds(10));
    }

    private static Duration timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
