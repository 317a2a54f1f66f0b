package dev.newswire.enrich.entity;

import dev.newswire.enrich.entity.crf.Word;
import dev.newswire.enrich.entity.gazetteer.Gazetteer;
import dev.newswire.enrich.entity.gazetteer.Gazetteer.Match;
import dev.newswire.enrich.entity.gazetteer.KnownName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What depends on the script a word is written in. */
final class Script {
    private static final int SHORTEST_ARABIC = 4;

    private Script() {}

    static boolean isCyrillic(int point) {
        return point >= 0x400 && point <= 0x52F;
    }

    static boolean isLatin(int point) {
        return point < 0x250 || (point >= 0x1E00 && point < 0x1F00);
    }

    /** Arabic writes "and", "in", "to" and "as" as one letter before the word, which then may also lose its article. */
    static @Nullable Match behindArabicParticle(Gazetteer gazetteer, String word, int at) {
        if (word.length() < SHORTEST_ARABIC || "وفبلك".indexOf(word.charAt(0)) < 0) {
            return null;
        }
        String bare = word.substring(1);
        List<KnownName> names = gazetteer.meanings(bare.startsWith("ل") ? "ا" + bare : bare);
        if (names.isEmpty()) {
            names = gazetteer.meanings(bare);
        }
        return names.isEmpty() ? null : new Match(at + 1, names);
    }

    /** Whether a word may begin a name: capitalised, or of a script without capitals. */
    static boolean mayBegin(Word word, String form) {
        return word.isCapitalised() || (word.isCaseless() && Character.isLetter(form.codePointAt(0)));
    }
}
