package dev.newswire.launcher.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void letsNoTextMoveTheCursor() {
        assertThat(Printable.line("a\u001b[2Jb\nc\u202ed\u0000")).isEqualTo("a [2Jb c d ");
    }

    @Test
    void cutsBetweenLetters() {
        assertThat(Printable.cut("ab🌉cd", 4)).isEqualTo("ab…");
        assertThat(Printable.cut("abcd", 4)).isEqualTo("abcd");
    }

    @Test
    void wrapsCellsWithinTheirColumn() {
        Table table = new Table(List.of(new Table.Head("one", 8), new Table.Head("two", 8)));
        table.row("several words here", "x");

        assertThat(table.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(18));
        assertThat(table.toString()).contains("several").contains("words");
    }
}
