package dev.newswire.ingest.read.page;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** The words that a class name or an id is made of: {@code adSlot_1} is ad and slot. */
final class ClassWords {

    private ClassWords() {}

    static boolean any(String name, Set<String> words) {
        return any(name, words::contains);
    }

    static boolean any(String name, Predicate<String> wanted) {
        int from = 0;
        for (int at = 0; at <= name.length(); at++) {
            boolean letter = at < name.length() && Character.isLetter(name.charAt(at));
            boolean hump = letter
                    && at > from
                    && Character.isUpperCase(name.charAt(at))
                    && Character.isLowerCase(name.charAt(at - 1));
            if (!letter || hump) {
                if (at > from && wanted.test(name.substring(from, at).toLowerCase(Locale.ROOT))) {
                    return true;
                }
                from = letter ? at : at + 1;
            }
        }
        return false;
    }
}
