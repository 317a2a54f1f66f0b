package dev.newswire.enrich.entity;

import dev.newswire.enrich.entity.crf.Word;
import dev.newswire.enrich.entity.gazetteer.Gazetteer;

/** The French article or preposition before a name where a sentence begins: "L'OMS". In lower case it is a token of its own. */
final class Elision {
    /** Letter and apostrophe. */
    static final int LENGTH = 2;

    private Elision() {}

    /** Whether a word may begin with one. */
    static boolean begins(String form) {
        return form.length() > LENGTH + 1
                && (form.charAt(0) == 'L' || form.charAt(0) == 'D')
                && (form.charAt(1) == '\'' || form.charAt(1) == '’')
                && Character.isUpperCase(form.charAt(LENGTH));
    }

    /** The words of a text with one of them shorn of it. */
    static Word[] without(Gazetteer gazetteer, Word[] words, String form, int at) {
        Word[] shorn = words.clone();
        shorn[at] = Word.of(form.substring(LENGTH), gazetteer);
        return shorn;
    }
}
