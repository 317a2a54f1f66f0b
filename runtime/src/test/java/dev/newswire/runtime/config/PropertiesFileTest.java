package dev.newswire.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PropertiesFileTest {

    @Test
    void keepsTheLineOfEveryEntryAndDuplicates() {
        assertThat(read("# a comment\n\nkey=1\n! another\nlong = a \\\n   b\nkey:2\n"))
                .containsExactly("key=1@f:3", "long=a b@f:5", "key=2@f:7");
    }

    @Test
    void readsTheGrammarOfJavaProperties() {
        assertThat(read("\uFEFFa 1\nb\nc\\:d=e\\tf\\u00e9\ng==h\\\\\r\ni = j"))
                .containsExactly("a=1@f:1", "b=@f:2", "c:d=e\tfé@f:3", "g==h\\@f:4", "i=j@f:5");
    }

    @Test
    void reportsAnEscapeThatIsNone() {
        List<ConfigProblem> problems = new ArrayList<>();
        assertThat(PropertiesFile.parse("f", "a=\\u12x4\nb=\\u12", problems)).isEmpty();
        assertThat(problems).extracting(problem -> problem.origin().where()).containsExactly("f:1", "f:2");
    }

    @Property
    void readsBackWhatJavaWrites(
            @ForAll @StringLength(min = 1, max = 20) @CharRange(from = ' ', to = '~') String key,
            @ForAll @StringLength(max = 20) String value) {
        Properties properties = new Properties();
        properties.setProperty(key, value);
        StringWriter out = new StringWriter();
        try {
            properties.store(out, null);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        List<ConfigProblem> problems = new ArrayList<>();
        List<Given> given = PropertiesFile.parse("f", out.toString(), problems);
        assertThat(problems).isEmpty();
        assertThat(given).hasSize(1);
        assertThat(given.get(0).name()).isEqualTo(key);
        assertThat(given.get(0).value()).isEqualTo(value);
    }

    @Property
    void agreesWithJavaOnAnyAsciiText(
            @ForAll @StringLength(max = 60) @Chars({'a', 'b', '=', ':', '\\', ' ', '\n', '\r', '#', '!', '\t', 'n'})
                    String text)
            throws IOException {
        // Java reads on in its own odd way after a line that is nothing but a backslash.
        Assume.that(text.lines().map(String::strip).noneMatch("\\"::equals));
        Properties expected = new Properties();
        expected.load(new StringReader(text));
        Properties actual = new Properties();
        PropertiesFile.parse("f", text, new ArrayList<>())
                .forEach(given -> actual.setProperty(given.name(), given.value()));
        assertThat(actual).isEqualTo(expected);
    }

    private static List<String> read(String text) {
        List<ConfigProblem> problems = new ArrayList<>();
        List<String> shown = PropertiesFile.parse("f", text, problems).stream()
                .map(given -> given.name() + "=" + given.value() + "@" + given.origin())
                .toList();
        assertThat(problems).isEmpty();
        return shown;
    }
}
