package dev.newswire.enrich.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.schemas.CaseRule;
import dev.newswire.schemas.CategoryRule;
import dev.newswire.schemas.EntityType;
import dev.newswire.schemas.RuleEffect;
import dev.newswire.schemas.WatchedName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class ReferenceKindTest {

    private final List<String> refused = new ArrayList<>();

    @Test
    void readsWatchedNamesFromCsv() throws IOException {
        List<WatchedName> names = read(ReferenceKind.WATCH_LIST, """
                id,names,type,caseRule,externalId,canonicalName
                kz,Kazakhstan|Казахстан|Қазақстан,location,,wikidata:Q232,
                "a,b","Say ""A""|B
                C",PERSON,exact,,A
                ,Nameless One,,,,
                x,,person,,,
                y,Y,martian,,,
                z,Z,person,exact,q,c,too,many
                """);

        assertThat(names).extracting(WatchedName::getId).containsExactly("kz", "a,b", "nameless-one");
        assertThat(names.get(0).getNames()).containsExactly("Kazakhstan", "Казахстан", "Қазақстан");
        assertThat(names.get(0).getType()).isEqualTo(EntityType.LOCATION);
        assertThat(names.get(0).getExternalId()).isEqualTo("wikidata:Q232");
        assertThat(names.get(1).getNames()).containsExactly("Say \"A\"", "B\nC");
        assertThat(names.get(1).getCaseRule()).isEqualTo(CaseRule.EXACT);
        assertThat(refused).hasSize(3).allMatch(line -> line.matches("(6|7|8): .+"));
        assertThat(refused.get(1)).contains("martian", "person");
    }

    @Test
    void readsRulesFromLinesOfJson() throws IOException {
        List<CategoryRule> rules = read(ReferenceKind.RULES, """
                {"id":"derby","category":"sport","any":["derby","cup tie"],"effect":"assign"}

                {"id":"no","category":"cooking","any":["soup"]}
                {"id":"rates","category":"medtop:04000000","all":["rates"],"languages":["en"],"weight":-0.25}
                {"id":"odd","category":"sport","any":["x"],"colour":"red"}
                not json
                {"id":"open","category":"sport"}
                """);

        assertThat(rules).extracting(CategoryRule::getId).containsExactly("derby", "rates");
        assertThat(rules.get(0).getAny()).containsExactly("derby", "cup tie");
        assertThat(rules.get(0).getEffect()).isEqualTo(RuleEffect.ASSIGN);
        assertThat(rules.get(1).getWeight()).isEqualTo(-0.25);
        assertThat(refused).hasSize(4);
        assertThat(String.join("\n", refused)).contains("cooking", "unknown field colour", "not JSON", "every item");
    }

    private <T extends SpecificRecord> List<T> read(ReferenceKind<T> kind, String text) throws IOException {
        List<T> records = new ArrayList<>();
        kind.read(
                new BufferedReader(new StringReader(text)),
                records::add,
                (line, why) -> refused.add(line + ": " + why));
        return records;
    }
}
