package dev.newswire.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SnippetTest {

    @Test
    void tellsFoundWordsFromTheRest() {
        Snippet snippet = Snippet.parse("a \u0002word\u0003 and \u0002two\u0003");

        assertThat(snippet.marked("<", ">")).isEqualTo("a <word> and <two>");
        assertThat(snippet.plain()).isEqualTo("a word and two");
        assertThat(snippet.pieces()).hasSize(4);
    }

    @Test
    void readsUnbalancedMarks() {
        assertThat(Snippet.parse("\u0003a\u0002b").marked("[", "]")).isEqualTo("a[b]");
        assertThat(Snippet.parse("").pieces()).isEmpty();
    }
}
