package dev.newswire.enrich.text;

/** Takes the ends off feed summaries and bodies that only lead to the page: "Read more…", "[…]". */
final class TeaserTrimmer {

    private static final String DECORATION = " .…→»›>[]()|·-–—\n";
    private static final int MOST_WORDS = 7;

    private final FurnitureWords words;

    TeaserTrimmer(FurnitureWords words) {
        this.words = words;
    }

    String trim(String text) {
        String rest = text;
        int post = rest.lastIndexOf("The post ");
        if (post >= 0 && rest.indexOf(" appeared first on ", post) > 0) {
            rest = rest.substring(0, post);
        }
        rest = withoutTeaser(rest.strip());
        return withoutBracket(rest.strip());
    }

    private String withoutTeaser(String text) {
        int end = text.length();
        while (end > 0 && DECORATION.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        int start = end;
        for (int count = 0; count < MOST_WORDS && start > 0; count++) {
            start = wordStart(text, start);
            boolean parted = start == 0 || isParted(text, start);
            if (parted && words.is(Cue.TEASER, PlainForm.of(text.substring(start, end)))) {
                String before = text.substring(0, start).stripTrailing();
                int keep = before.length();
                while (keep > 0 && "→»›>|[(-–— ".indexOf(before.charAt(keep - 1)) >= 0) {
                    keep--;
                }
                return before.substring(0, keep);
            }
        }
        return text;
    }

    private static int wordStart(String text, int end) {
        int i = end - 1;
        while (i > 0 && text.charAt(i - 1) != ' ' && text.charAt(i - 1) != '\n' && text.charAt(i - 1) != '[') {
            i--;
        }
        return text.charAt(i) == ' ' && i > 0 ? wordStart(text, i) : i;
    }

    /** A sentence, a line or a bracket ends before that place, so the words there are no part of a sentence. */
    private static boolean isParted(String text, int start) {
        int i = start - 1;
        while (i >= 0 && text.charAt(i) == ' ') {
            i--;
        }
        return i < 0 || "\n[(.…!?。»>|→”\"]".indexOf(text.charAt(i)) >= 0;
    }

    private static String withoutBracket(String text) {
        String rest = text;
        for (String mark : new String[] {"[…]", "[...]", "[&hellip;]", "(…)", "(...)"}) {
            if (rest.endsWith(mark)) {
                rest = rest.substring(0, rest.length() - mark.length()).stripTrailing();
            }
        }
        return rest;
    }
}
