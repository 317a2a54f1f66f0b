package dev.newswire.ingest.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.schemas.SourceDefinition;
import org.junit.jupiter.api.Test;

class SourceTableTest {

    private final SourceTable<SourceDefinition> table = new SourceTable<>();
    private final SourceDefinition old = Sources.feed("a", "https://old.example/");
    private final SourceDefinition young = Sources.feed("a", "https://young.example/");

    @Test
    void holdsTheYoungerOfTwoRecordsOnDifferentPartitions() {
        table.put("a", 3, young, 20);
        table.put("a", 1, old, 10);

        assertThat(table.find("a")).contains(young);
        assertThat(set().partitionsOf("a")).containsExactlyInAnyOrder(1, 3);
        table.remove("a", 3);
        assertThat(table.find("a")).contains(old);
        table.remove("a", 1);
        assertThat(set().ids()).isEmpty();
    }

    @Test
    void remembersWhereAnIllegibleRecordStands() {
        table.put("a", 2, null, 10);

        assertThat(table.find("a")).isEmpty();
        assertThat(set().all()).isEmpty();
        assertThat(set().ids()).containsExactly("a");
        assertThat(set().partitionsOf("a")).containsExactly(2);
    }

    @Test
    void findsASourceByItsAddressWithEitherScheme() {
        table.put("a", 0, young, 1);

        SourceSet set = set();
        assertThat(set.at(SourceAddress.of("http://young.example").orElseThrow()))
                .contains(young);
        assertThat(set.at(SourceAddress.of("https://young.example/x").orElseThrow()))
                .isEmpty();
    }

    @Test
    void takesNoHarmFromTombstonesOfWhatIsNotThere() {
        table.remove("a", 0);
        table.put("a", 0, old, 1);
        table.remove("a", 1);

        assertThat(table.find("a")).contains(old);
    }

    private SourceSet set() {
        return new SourceSet(table.values(), table.partitions());
    }
}
