package dev.newswire.enrich.amount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.enrich.text.Article;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AmountFinderTest {
    private static final AmountFinder FINDER = AmountFinder.load();

    @Test
    void countsNothingAcrossTheEndOfAParagraph() {
        assertThat(FINDER.find(Article.of("", "There were 3\n\nResidents came."), "en"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | At least 12 people were killed and 30 injured.            | KILLED 12 people; INJURED 30
            en | The blast killed 12 and wounded more than 30 civilians.   | KILLED 12; INJURED 30 civilians
            en | Twenty-five soldiers died; three hundred and fifty houses burned. | KILLED 25 soldiers; COUNT 350 houses
            en | The death toll rose to 1,204.                             | KILLED 1204
            en | It cost $1.5 billion, or €20m, up 3.5%.                   | MONEY 1500000000 USD; MONEY 20000000 EUR; PERCENT 3.5 %
            en | Police arrested 40 protesters on 5 May 2024 at 10:30.     | ARRESTED 40 protesters
            en | Some 5 to 10 million people fled.                         | DISPLACED 5000000-10000000 people
            en | A 12-year-old boy won 3-1 in 2023.                        |
            en | They walked 30 kilometres at 5 km/h over 15 bridges.      | DISTANCE 30 km; SPEED 5 km/h; COUNT 15 bridges
            en | Fires burned 2,000 square kilometres in 40°C heat.        | AREA 2000 km²; TEMPERATURE 40 °C
            ru | В результате погибли 12 человек, пострадали около 30.     | KILLED 12 человек; INJURED 30
            ru | Ущерб составил 1,5 млрд рублей, или 20 процентов.         | MONEY 1500000000 RUB; PERCENT 20 %
            ru | Двадцать пять полицейских ранены.                         | INJURED 25 полицейских
            ru | Эвакуированы 1 200 жителей.                               | DISPLACED 1200 жителей
            de | Bei dem Unglück wurden 1.200 Menschen verletzt.           | INJURED 1200 Menschen
            de | Fünfundzwanzig Menschen starben, dreihundert Häuser brannten. | KILLED 25 Menschen; COUNT 300 Häuser
            de | Das kostet 2,5 Millionen Euro.                            | MONEY 2500000 EUR
            fr | L'explosion a tué 12 personnes et blessé 30 autres.       | KILLED 12 personnes; INJURED 30
            fr | Le projet coûte 1,5 milliard d'euros, soit 20 %.          | MONEY 1500000000 EUR; PERCENT 20 %
            es | Al menos 12 personas murieron y 30 resultaron heridas.    | KILLED 12 personas; INJURED 30
            es | Costó 2 mil millones de dólares.                          | MONEY 2000000000 USD
            kk | Баға 12,5% өсті.                                          | PERCENT 12.5 %
            kk | Жолға 18 млрд теңге бөлінді, 12 адам қаза тапты.          | MONEY 18000000000 KZT; KILLED 12 адам
            ar | قتل 12 شخصا وأصيب 30 آخرون، والخسائر 1.5 مليار دولار.     | KILLED 12 شخصا; INJURED 30; MONEY 1500000000 USD
            en | Five climbers died and 40 cows were sold.                 | KILLED 5 climbers; COUNT 40 cows
            en | Losses of Sh60 million, R1.4 billion and Rs. 500 were told. | MONEY 60000000 KES; MONEY 1400000000 ZAR; MONEY 500 INR
            en | They owe ₹25 lakh and Rs 1.2 crore for the N95 masks.     | MONEY 2500000 INR; MONEY 12000000 INR
            en | The 43-billion-euro plan cost A$5m, T$3 and US$2 more.    | MONEY 43000000000 EUR; MONEY 5000000 AUD; MONEY 3 TWD; MONEY 2 USD
            en | It paid USD 5 million on the M5 and R1 roads.             | MONEY 5000000 USD
            en | It sent 2,000 more soldiers and lost 529 of its supporters. | PEOPLE 2000 soldiers; PEOPLE 529 supporters
            en | It fell from 2019 to 147 million euros for one of the men. | MONEY 147000000 EUR
            en | Two of them were arrested.                                | ARRESTED 2
            ru | Пять альпинистов погибли.                                 | KILLED 5 альпинистов
            """)
    void readsAmountsAsAReaderWould(String language, String text, @Nullable String expected) {
        List<StatedAmount> amounts = FINDER.find(Article.of("", text), language);

        assertThat(amounts.stream().map(AmountFinderTest::shown).collect(Collectors.joining("; ")))
                .isEqualTo(expected == null ? "" : expected);
    }

    private static String shown(StatedAmount amount) {
        String value = number(amount.value()) + (amount.upper() == null ? "" : "-" + number(amount.upper()));
        return amount.kind() + " " + value + (amount.unit() == null ? "" : " " + amount.unit());
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : Double.toString(value);
    }

    @Test
    void pointsAtTheWords() {
        String title = "Flood kills 7";
        String text = "Water rose by 3.5 metres.\n\nIn all, 7 people drowned.";

        List<StatedAmount> amounts = FINDER.find(Article.of(title, text), "en-GB");

        assertThat(amounts).hasSize(3).first().satisfies(amount -> assertThat(amount.inTitle())
                .isTrue());
        assertThat(amounts).allSatisfy(amount -> assertThat(
                        (amount.inTitle() ? title : text).substring(amount.start(), amount.end()))
                .isEqualTo(amount.text()));
    }

    static Stream<String> hostile() {
        return Stream.of(
                "1".repeat(1_000_000),
                "1 ".repeat(500_000),
                "1,".repeat(500_000),
                "one ".repeat(250_000),
                "one hundred and ".repeat(60_000),
                "hundert".repeat(140_000),
                "killed ".repeat(140_000),
                "1 people ".repeat(110_000),
                "1-".repeat(500_000),
                "\ud800 9 ".repeat(200_000),
                "$".repeat(1_000_000));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void staysQuickOnHostileText(String text) {
        for (String language : List.of("en", "de", "ru", "xx")) {
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(3), () -> FINDER.find(Article.of("", text), language));
        }
    }
}
