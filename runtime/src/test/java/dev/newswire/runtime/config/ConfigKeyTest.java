package dev.newswire.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConfigKeyTest {

    @Test
    void everyTypeReadsItsDefault() {
        assertThat(parse(ConfigKey.text("a", "x y ", ""))).isEqualTo("x y ");
        assertThat(parse(ConfigKey.integer("a", -3, ""))).isEqualTo(-3);
        assertThat(parse(ConfigKey.decimal("a", 0.5, ""))).isEqualTo(0.5);
        assertThat(parse(ConfigKey.bool("a", true, ""))).isTrue();
        assertThat(parse(ConfigKey.list("a", " x, ,y ", ""))).containsExactly("x", "y");
        assertThat(parse(ConfigKey.path("a", "dir/file", ""))).isEqualTo(Path.of("dir/file"));
        assertThat(parse(ConfigKey.uri("a", "http://h:1/p", ""))).isEqualTo(URI.create("http://h:1/p"));
        assertThat(parse(ConfigKey.choice("a", TimeUnit.class, TimeUnit.DAYS, "")))
                .isEqualTo(TimeUnit.DAYS);
        assertThat(parse(ConfigKey.optionalText("a", ""))).isEmpty();
        assertThat(parse(ConfigKey.optionalPath("a", ""))).isEmpty();
        assertThat(parse(ConfigKey.optionalUri("a", ""))).isEmpty();
        assertThat(ConfigKey.optionalDuration("a", "").parse("3s")).contains(Duration.ofSeconds(3));
    }

    @Test
    void refusesValuesOfAnotherType() {
        refuses(ConfigKey.integer("a", 1, ""), "one", "1.5", "99999999999");
        refuses(ConfigKey.decimal("a", 1, ""), "NaN", "Infinity", "x");
        refuses(ConfigKey.bool("a", true, ""), "yes", "");
        refuses(ConfigKey.requiredUri("a", ""), "no scheme", "host:80 x", "/path");
        refuses(ConfigKey.requiredPath("a", ""), "", "a\0b");
        refuses(ConfigKey.choice("a", TimeUnit.class, TimeUnit.DAYS, ""), "fortnights");
    }

    @Test
    void holdsItsRulesTogether() {
        ConfigKey<Integer> even =
                ConfigKey.integer("a", 4, "").atLeast(2).between(2, 8).check(value -> value % 2 == 0, "an even number");
        assertThat(even.parse("8")).isEqualTo(8);
        refuses(even, "0", "7", "10");
        assertThat(even.expected()).isEqualTo("an even number");
    }

    @Test
    void refusesADefaultThatBreaksTheRule() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfigKey.integer("a", 0, "").atLeast(1));
        assertThatIllegalStateException()
                .isThrownBy(() -> ConfigKey.text("a", "", "").atLeast("b"));
    }

    @Test
    void refusesNamesThatNoEnvironmentVariableCouldStandFor() {
        for (String wrong : List.of("", ".a", "a.", "a..b", "a.-b", "A", "a_b", "a b")) {
            assertThatIllegalArgumentException().isThrownBy(() -> ConfigKey.text(wrong, "", ""));
        }
        assertThat(ConfigKey.text("ingest.item.max-bytes", "", "").environmentName())
                .isEqualTo("NEWSWIRE_INGEST_ITEM_MAX_BYTES");
    }

    @Test
    void keysOfSeveralModulesJoinWithoutRepeatingSharedOnes() {
        ConfigKey<String> shared = ConfigKey.text("shared", "", "");
        ConfigKeys joined = ConfigKeys.of(shared, ConfigKey.text("x.a", "", ""))
                .and(ConfigKeys.of(shared, ConfigKey.text("y.a", "", "")));
        assertThat(joined.keys()).extracting(ConfigKey::name).containsExactly("shared", "x.a", "y.a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> joined.and(ConfigKeys.of(ConfigKey.bool("shared", true, ""))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> joined.and(ConfigKeys.of(ConfigKey.bool("x-a", true, ""))));
        assertThatIllegalArgumentException().isThrownBy(() -> joined.passThrough("kafka", ""));
    }

    @Test
    void tablesShowEveryKeyButNoSecretDefault() {
        ConfigKeys keys = ConfigKeys.of(
                        ConfigKey.bytes("a.size", "4MiB", "How | much."),
                        ConfigKey.text("a.token", "hunter2", "Pass.").secret(),
                        ConfigKey.requiredText("a.url", "Where."))
                .passThrough("kafka.", "Client settings.");
        assertThat(keys.markdown()).isEqualTo("""
                        | key | type | default | environment | meaning |
                        |---|---|---|---|---|
                        | `a.size` | size | `4MiB` | `NEWSWIRE_A_SIZE` | How \\| much. |
                        | `a.token` | text, secret |  | `NEWSWIRE_A_TOKEN` | Pass. |
                        | `a.url` | text | required | `NEWSWIRE_A_URL` | Where. |
                        | `kafka.*` | passed on |  | `NEWSWIRE_KAFKA_*` | Client settings. |
                        """);
    }

    private static <T> T parse(ConfigKey<T> key) {
        String text = key.defaultText();
        return key.parse(text == null ? "" : text);
    }

    private static void refuses(ConfigKey<?> key, String... values) {
        for (String value : values) {
            assertThatIllegalArgumentException().as(value).isThrownBy(() -> key.parse(value));
        }
    }
}
