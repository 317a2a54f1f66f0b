package dev.newswire.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CopyTextTest {

    @Test
    void escapesWhatEndsFieldsAndRows() {
        CopyText text = new CopyText();
        text.field("tab\tline\nreturn\rbackslash\\");
        text.field(null);
        text.field("\\N");
        text.endRow();
        text.field("");
        text.endRow();

        assertThat(text.toString()).isEqualTo("tab\\tline\\nreturn\\rbackslash\\\\\t\\N\t\\\\N\n\n");
    }

    @Test
    void quotesEveryElementOfAnArray() {
        assertThat(ArrayLiteral.of(List.of())).isEqualTo("{}");
        assertThat(ArrayLiteral.of(List.of("NULL", "", "a,b", "\"\\{}\0")))
                .isEqualTo("{\"NULL\",\"\",\"a,b\",\"\\\"\\\\{}\uFFFD\"}");
    }
}
