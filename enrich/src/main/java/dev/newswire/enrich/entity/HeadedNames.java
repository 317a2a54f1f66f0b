package dev.newswire.enrich.entity;

import dev.newswire.enrich.entity.crf.Word;
import dev.newswire.enrich.entity.gazetteer.WordFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * English names whose last word says what they are, whatever stands before it: the Ahmad bin Ali Stadium is a place, the
 * Qatar Charity an organisation, the Paris Agreement neither. Buildings that people go to are places, as schema.org's
 * CivicStructure is one.
 */
final class HeadedNames {
    private static final int MOST_BETWEEN = 4;
    private static final Map<String, EntityType> HEADS = new HashMap<>();

    static {
        head(
                EntityType.LOCATION,
                "Hospital Hospitals Infirmary Clinic Stadium Arena Airport Aerodrome Hotel Resort Museum Library Gallery"
                        + " Theatre Theater Cinema Zoo Park Garden Gardens Plaza Mall Tower Towers Palace Castle Mosque"
                        + " Temple Cathedral Basilica Monastery Shrine Synagogue Chapel Cemetery Mausoleum Prison Jail"
                        + " Barracks Bridge Dam Tunnel Highway Expressway Motorway Railway Station Terminal Port Harbour"
                        + " Harbor");
        head(
                EntityType.ORGANIZATION,
                "Charity Government Police Army Navy Association Foundation Council Authority Union Federation Institute"
                        + " Group Party Coalition Ministry Committee Commission Agency Bureau Corporation Ltd Inc"
                        + " Holdings Conference Society Rovers Wanderers Athletic Albion Hotspur");
        head(
                EntityType.MISC,
                "Agreement Accord Accords Treaty Convention Protocol Declaration Covenant Charter Constitution Act Bill"
                        + " Ordinance Summit Forum Festival Fair Expo Exhibition Carnival Cup Games Olympics Paralympics"
                        + " Championship Championships Tournament Marathon Open Trophy Award Awards Prize Oscars Week"
                        + " Day War Revolution Uprising Massacre Spring");
    }

    private HeadedNames() {}

    private static void head(EntityType type, String words) {
        for (String word : words.split(" ", -1)) {
            HEADS.put(word, type);
        }
    }

    /** The given spans of a field, each up to the word that heads it and of the kind that this word says. */
    static List<Span> complete(FieldText field, List<Span> spans) {
        List<Span> all = new ArrayList<>(spans.size());
        int free = 0;
        for (Span span : spans) {
            if (span.start() >= free) {
                Span headed = headed(field, span);
                all.add(headed);
                free = headed.end();
            }
        }
        return all;
    }

    private static Span headed(FieldText field, Span span) {
        int most = Math.min(field.words().length, span.end() + MOST_BETWEEN);
        int end = span.end();
        EntityType type = null;
        for (int at = span.end(); at < most && goesOn(field, at); at++) {
            EntityType kind = kind(field, at);
            end = kind == null ? end : at + 1;
            type = kind == null ? type : kind;
        }
        if (type == null) {
            type = span.length() < 2 ? null : retyped(kind(field, span.end() - 1), span.type());
        }
        return type == null || (type == span.type() && end == span.end())
                ? span
                : Span.of(span.start(), end, type, Span.RULE);
    }

    /** What the last word of a name makes of it; the model knows bodies from places, and works from buildings. */
    private static @Nullable EntityType retyped(@Nullable EntityType head, EntityType type) {
        boolean stays = (head == EntityType.ORGANIZATION && type != EntityType.PERSON)
                || (head == EntityType.LOCATION && type == EntityType.MISC);
        return stays ? null : head;
    }

    /** Whether a token goes on in capitals, one blank behind the one before it. */
    private static boolean goesOn(FieldText field, int at) {
        Word word = field.words()[at];
        int before = field.tokens().end(at - 1);
        return word.isCapitalised()
                && field.tokens().start(at) == before + 1
                && field.tokens().text().charAt(before) == ' '
                && (!WordFlag.COMMON.in(word.flags()) || kind(field, at) != null);
    }

    private static @Nullable EntityType kind(FieldText field, int at) {
        return HEADS.get(field.tokens().token(at));
    }
}
