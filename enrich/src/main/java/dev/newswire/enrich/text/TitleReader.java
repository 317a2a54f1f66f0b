package dev.newswire.enrich.text;

import java.util.Locale;

/** Cleans a headline and takes the site's name off it where that is safe. */
final class TitleReader {

    private static final String[] BARS = {" | ", " :: ", " » ", " • ", " · ", " « "};
    private static final String[] DASHES = {" - ", " – ", " — "};
    private static final int SHORTEST = 12;

    private final FurnitureWords words;

    TitleReader(FurnitureWords words) {
        this.words = words;
    }

    String clean(String raw) {
        return withoutSite(CharacterCleaner.cleanLine(Markup.withoutTags(raw)));
    }

    private String withoutSite(String title) {
        String rest = title;
        // Sections stand before the site's name: "Headline | World | Site".
        for (int round = 0; round < 3; round++) {
            String shorter = withoutLast(rest, BARS, false);
            if (shorter.equals(rest)) {
                break;
            }
            rest = shorter;
        }
        return withoutLast(rest, DASHES, true);
    }

    private String withoutLast(String title, String[] marks, boolean needsSite) {
        int at = -1;
        int length = 0;
        for (String mark : marks) {
            int last = title.lastIndexOf(mark);
            if (last > at) {
                at = last;
                length = mark.length();
            }
        }
        if (at < SHORTEST) {
            return title;
        }
        String suffix = title.substring(at + length).strip();
        String plain = PlainForm.of(suffix);
        int count = PlainForm.words(plain);
        int before = PlainForm.words(PlainForm.of(title.substring(0, at)));
        boolean shortName = count >= 1 && count <= 5 && count < before && !Sentences.ends(suffix);
        boolean site = !needsSite
                || isDomain(suffix)
                || (count <= 4
                        && words.contains(Cue.SITE, plain)
                        && Character.isUpperCase(suffix.codePointAt(0))
                        && !Character.isDigit(suffix.codePointAt(0)));
        return shortName && site ? title.substring(0, at).strip() : title;
    }

    private static boolean isDomain(String suffix) {
        String lower = suffix.toLowerCase(Locale.ROOT);
        int dot = lower.lastIndexOf('.');
        return lower.indexOf(' ') < 0
                && dot > 0
                && lower.length() - dot >= 3
                && lower.length() - dot <= 7
                && Character.isLetter(lower.charAt(dot + 1));
    }
}
