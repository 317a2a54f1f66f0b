package dev.newswire.enrich.entity;

import dev.newswire.enrich.entity.gazetteer.Stems;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Brings spellings of one name to one key. Latin: lower case without marks; {@code y} and {@code j} count as {@code i},
 * {@code kh} as {@code h}, {@code ks} as {@code x}, {@code w} as {@code v}, {@code ou} and {@code oo} as {@code u}; an
 * {@code i} between vowels and the second of two equal letters go. So Nazarbaev and Nazarbayev, Sergei and Sergey, Dmitri
 * and Dmitriy meet. Cyrillic: the stem without case endings.
 */
final class NameFold {
    private static final int LONGEST = 64;

    private NameFold() {}

    static String of(String word) {
        String cut = word.length() > LONGEST ? word.substring(0, LONGEST) : word;
        if (!cut.isEmpty() && Character.UnicodeScript.of(cut.codePointAt(0)) == Character.UnicodeScript.CYRILLIC) {
            return Stems.of(cut);
        }
        String plain = isAscii(cut) ? cut : Normalizer.normalize(cut, Normalizer.Form.NFD);
        StringBuilder bare = new StringBuilder(plain.length());
        for (int at = 0; at < plain.length(); at++) {
            char unit = plain.charAt(at);
            if (Character.getType(unit) != Character.NON_SPACING_MARK) {
                bare.append(unit == 'ı' ? 'i' : unit);
            }
        }
        String sounds = bare.toString()
                .toLowerCase(Locale.ROOT)
                .replace("kh", "h")
                .replace("ks", "x")
                .replace("ou", "u")
                .replace("oo", "u")
                .replace('w', 'v')
                .replace('y', 'i')
                .replace('j', 'i');
        StringBuilder key = new StringBuilder(sounds.length());
        for (int at = 0; at < sounds.length(); at++) {
            char unit = sounds.charAt(at);
            boolean glide = unit == 'i'
                    && at > 0
                    && at + 1 < sounds.length()
                    && isVowel(sounds.charAt(at - 1))
                    && isVowel(sounds.charAt(at + 1));
            boolean doubled = !key.isEmpty() && key.charAt(key.length() - 1) == unit;
            if (!glide && !doubled) {
                key.append(unit);
            }
        }
        return key.toString();
    }

    private static boolean isAscii(String word) {
        for (int at = 0; at < word.length(); at++) {
            if (word.charAt(at) > 127) {
                return false;
            }
        }
        return true;
    }

    private static boolean isVowel(char unit) {
        return "aeiou".indexOf(unit) >= 0;
    }
}
