package dev.newswire.ingest.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimedDateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-05-12T08:15:30Z              | 2026-05-12T08:15:30Z",
                "2026-05-12T08:15:30.123456+02:00  | 2026-05-12T06:15:30.123456Z",
                "2026-05-12T08:15+0200             | 2026-05-12T06:15:00Z",
                "2026-05-12T08:15-03               | 2026-05-12T11:15:00Z",
                "2026-05-12 08:15:30               | 2026-05-12T08:15:30Z",
                "2026-05-12 08:15:30 +0300         | 2026-05-12T05:15:30Z",
                "2026-05-12                        | 2026-05-12T00:00:00Z",
                "2026-5-2                          | 2026-05-02T00:00:00Z",
                "20260512T081530Z                  | 2026-05-12T08:15:30Z",
                "20260512                          | 2026-05-12T00:00:00Z",
                "Tue, 12 May 2026 07:30:00 +0200   | 2026-05-12T05:30:00Z",
                "Tue, 12 May 2026 07:30:00 EST     | 2026-05-12T12:30:00Z",
                "Tuesday, 12 May 26 07:30 GMT      | 2026-05-12T07:30:00Z",
                "12 September 2026                 | 2026-09-12T00:00:00Z",
                "Mon, 12 May 2026 07:30:00 GMT     | 2026-05-12T07:30:00Z",
            })
    void readsDatesAsMachinesWriteThem(String claim, String moment) {
        assertThat(ClaimedDate.parse(claim)).contains(Instant.parse(moment));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-05                             | 2026-05-01T00:00:00Z",
                "2026-132                            | 2026-05-12T00:00:00Z",
                "2026-W20-2                          | 2026-05-12T00:00:00Z",
                "2026/05/12 08:15:30                 | 2026-05-12T08:15:30Z",
                "2026-05-12T24:00:00Z                | 2026-05-13T00:00:00Z",
                "2026-05-12T08:15:60Z                | 2026-05-12T08:15:59Z",
                "2026-05-12 08:15:30.0               | 2026-05-12T08:15:30Z",
                "20260512081530                      | 2026-05-12T08:15:30Z",
                "1778573730                          | 2026-05-12T08:15:30Z",
                "1778573730123                       | 2026-05-12T08:15:30.123Z",
                "Tue May 12 08:15:30 2026            | 2026-05-12T08:15:30Z",
                "Tue May 12 08:15:30 EDT 2026        | 2026-05-12T12:15:30Z",
                "Fri, 2026/05/15 08:19:53 EDT        | 2026-05-15T12:19:53Z",
                "12 May 26 07:30 +0000               | 2026-05-12T07:30:00Z",
                "12-May-2026 07:30:00                | 2026-05-12T07:30:00Z",
                "May 12, 2026 7:30 p.m. PDT          | 2026-05-13T02:30:00Z",
                "May 12th, 2026 at 12:05 AM          | 2026-05-12T00:05:00Z",
                "Tue, 12 May 1998 07:30:00 GMT       | 1998-05-12T07:30:00Z",
                "Tue, 12 May 49 07:30:00 GMT         | 2049-05-12T07:30:00Z",
                "Tue, 12 May 2026 07:30:00 GMT+0300  | 2026-05-12T04:30:00Z",
                "Tue, 12 May 2026 07:30:00 -0430 (x) | 2026-05-12T12:00:00Z",
                "25/05/2026 07:30                    | 2026-05-25T07:30:00Z",
                "05/25/2026                          | 2026-05-25T00:00:00Z",
                "12.05.2026, 07:30                   | 2026-05-12T07:30:00Z",
                "12.05.2026 07.30                    | 2026-05-12T07:30:00Z",
            })
    void readsItsLooserRelatives(String claim, String moment) {
        assertThat(ClaimedDate.parse(claim)).contains(Instant.parse(moment));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Вт, 12 мая 2026 07:30:00 +0000",
                "12 мая 2026 г., 10:30 МСК",
                "Di, 12 Mai 2026 07:30:00 +0000",
                "Dienstag, 12. Mai 2026, 09:30 Uhr MESZ",
                "mar., 12 mai 2026 07:30:00 +0000",
                "12 mai 2026 à 7h30",
                "mar, 12 may 2026 07:30:00 GMT",
                "12 de mayo de 2026, 07:30",
                "mar, 12 mag 2026 07:30:00 +0000",
                "ter, 12 mai 2026 07:30:00 +0000",
                "12 de maio de 2026 às 07:30",
                "wt., 12 maj 2026 07:30:00 +0000",
                "12 maja 2026, godz. 07:30",
                "Sal, 12 May 2026 10:30:00 +0300",
                "12 Mayıs 2026 07:30",
                "2026 ж. 12 мамыр 07:30",
                "Вв, 12 тра 2026 07:30:00 +0000",
                "12 травня 2026 року, 07:30",
                "di, 12 mei 2026 07:30:00 +0000",
                "2026. május 12. 07:30",
                "2026-május-12T9:30+02:00",
                "Τρι, 12 Μαΐ 2026 07:30:00 GMT",
                "12 Μαΐου 2026, 07:30",
                "2026年5月12日 7时30分",
                "2026年05月12日 上午07:30",
                "2026年5月12日（火） 午前7時30分",
                "2026년 5월 12일 오전 7:30",
                "2026-05-12 오전 07:30:00",
                "١٢ مايو ٢٠٢٦ ٠٧:٣٠",
                "út, 12 kvě 2026 07:30:00 +0000",
                "12 maj 2026 kl. 07:30",
            })
    void readsMonthsInWordsOfManyLanguages(String claim) {
        assertThat(ClaimedDate.parse(claim)).contains(Instant.parse("2026-05-12T07:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mo, 03 Mär 2026   | 2026-03-03", "03 Dez 2026       | 2026-12-03", "3 août 2026 | 2026-08-03",
                "3 févr. 2026      | 2026-02-03", "3 dic 2026        | 2026-12-03", "3 ene 2026  | 2026-01-03",
                "3 gennaio 2026    | 2026-01-03", "3 set 2026        | 2026-09-03", "3 out 2026  | 2026-10-03",
                "3 października 26 | 2026-10-03", "3 wrz 2026        | 2026-09-03", "3 Ağu 2026  | 2026-08-03",
                "3 Şubat 2026      | 2026-02-03", "3 қыркүйек 2026   | 2026-09-03", "3 сер 2026  | 2026-08-03",
                "3 лютого 2026     | 2026-02-03", "3 mrt 2026        | 2026-03-03", "3 Ιαν 2026  | 2026-01-03",
                "2026. szept. 3.   | 2026-09-03", "3 нояб. 2026      | 2026-11-03", "3 июля 2026 | 2026-07-03",
                "3 juil. 2026      | 2026-07-03", "3 juin 2026       | 2026-06-03", "3 agosto 26 | 2026-08-03",
            })
    void knowsMonthsByTheirShortNames(String claim, String day) {
        assertThat(ClaimedDate.parse(claim)).contains(Instant.parse(day + "T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "0000-00-00",
                "12/05/2026",
                "05-12-2026",
                "May 2026",
                "2026",
                "99999999",
                "T12:00",
                "12:30",
                "2026-13-01",
                "2026-05-45",
                "12 May",
                "mayor of 12 towns",
                "1.2.3",
                "9999999999999999999",
                "+ - + - +",
                "2026-W99-9",
                "2026-999",
            })
    void takesNothingForADateThatIsNone(String claim) {
        assertThat(ClaimedDate.parse(claim)).isEmpty();
    }

    @Test
    void tellsSecondsFromMilliseconds() {
        Instant moment = Instant.parse("2026-05-12T08:15:00Z");
        assertThat(ClaimedDate.ofEpoch(moment.getEpochSecond())).contains(moment);
        assertThat(ClaimedDate.ofEpoch(moment.toEpochMilli())).contains(moment);
        assertThat(ClaimedDate.ofEpoch(Long.MAX_VALUE)).isEmpty();
    }
}
