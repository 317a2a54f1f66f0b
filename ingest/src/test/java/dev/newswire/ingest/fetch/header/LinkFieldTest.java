package dev.newswire.ingest.fetch.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LinkFieldTest {

    private static List<LinkField.Link> of(String... values) {
        HeaderFields answer = HeaderFields.NONE;
        for (String value : values) {
            answer = answer.with("Link", value);
        }
        return LinkField.of(answer);
    }

    @Test
    void readsSeveralLinksOfOneAndOfSeveralFields() {
        assertThat(of(
                        "<https://hub.example/>; rel=\"hub\", </feed>; rel=self",
                        "<a>; rel=\"next prev\"; type=\"Text/HTML\""))
                .containsExactly(
                        new LinkField.Link("https://hub.example/", List.of("hub"), "", false),
                        new LinkField.Link("/feed", List.of("self"), "", false),
                        new LinkField.Link("a", List.of("next", "prev"), "text/html", false));
    }

    @Test
    void letsCommasAndSemicolonsStandInAddressesAndQuotes() {
        assertThat(of("<http://a.example/x,y;z>; title=\"a, <b>; \\\"c\"; rel=hub"))
                .containsExactly(new LinkField.Link("http://a.example/x,y;z", List.of("hub"), "", false));
    }

    @Test
    void countsTheFirstOfParametersOfOneNameAndNoticesAnchors() {
        assertThat(of("<x> ; REL = Hub ; rel=self; anchor=\"#a\""))
                .containsExactly(new LinkField.Link("x", List.of("hub"), "", true));
    }

    @Test
    void survivesWhatIsMalformed() {
        assertThat(of("", "nothing", "<unclosed; rel=hub", "<a>; rel=\"unclosed", "<b>;;;=,<c>"))
                .extracting(LinkField.Link::target)
                .containsExactly("a", "b", "c");
        assertThat(of("<a>,".repeat(10_000))).hasSize(100);
    }
}
