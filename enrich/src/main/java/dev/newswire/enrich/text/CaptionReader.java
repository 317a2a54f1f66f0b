package dev.newswire.enrich.text;

import org.jspecify.annotations.Nullable;

/** Tells a picture's caption and its credit from other lines, and from each other. */
final class CaptionReader {

    /** At least one of the two is there. */
    record Caption(@Nullable String caption, @Nullable String credit) {}

    private static final int LONGEST = 500;
    private static final int CREDIT_WORDS = 8;
    private static final int LONGEST_CREDIT = 120;
    private static final int LABEL_WORDS = 3;
    private static final int LONGEST_UNMARKED = 300;
    private static final int FEW_WORDS = 4;
    private static final int OFFER_WORDS = 3;
    private static final int MOST_SHOWN = 30;
    private static final String BARS = " |–—-·";
    private static final String OPENERS = "([（【";
    private static final String CLOSERS = ")]）】";

    private final FurnitureWords words;

    CaptionReader(FurnitureWords words) {
        this.words = words;
    }

    /** Null when the line is no caption. */
    @Nullable Caption read(Line line) {
        if (line.text().length() > LONGEST || line.kind() == Block.Kind.ROW) {
            return null;
        }
        String text = line.endsAsSentence() ? line.text() : withoutOffers(line);
        if (line.kind() == Block.Kind.CREDIT) {
            return new Caption(null, withoutLabel(text, Cue.CREDIT));
        }
        boolean marked = line.kind() == Block.Kind.CAPTION;
        int label = labelEnd(text, Cue.CAPTION);
        if (label > 0) {
            return labelled(text.substring(label).strip());
        }
        if (isCredit(text, line)) {
            return new Caption(null, withoutLabel(text, Cue.CREDIT));
        }
        Caption split = splitCredit(text, marked);
        if (split != null) {
            return split;
        }
        return marked ? new Caption(text, null) : null;
    }

    /** Without what a page offers to do with the picture, behind its caption: "Purchase Licensing Rights, opens new tab". */
    private String withoutOffers(Line line) {
        String text = line.text();
        if (words.suffix(Cue.LINE, line.plain()) == 0) {
            return text;
        }
        int start = text.length();
        int offers = text.length();
        for (int word = 0; word < CREDIT_WORDS && start > 0; word++) {
            start = wordStart(text, start);
            String tail = PlainForm.of(text.substring(start));
            if (PlainForm.words(tail) >= OFFER_WORDS && words.is(Cue.LINE, tail)) {
                offers = start;
            }
        }
        return offers > 0 ? text.substring(0, offers).strip() : text;
    }

    private @Nullable Caption labelled(String rest) {
        if (rest.isEmpty()) {
            return null;
        }
        Caption split = splitCredit(rest, true);
        if (split != null) {
            return split;
        }
        String plain = PlainForm.of(rest);
        boolean name = PlainForm.words(plain) <= CREDIT_WORDS
                && !Sentences.ends(rest)
                && (words.contains(Cue.AGENCY, plain) || rest.contains("/") || isName(rest));
        return name ? new Caption(null, rest) : new Caption(rest, null);
    }

    /** Parts "What it shows (Photo: Somebody / Agency)", "What it shows. Photo: Somebody" and "What it shows. © Agency". */
    private @Nullable Caption splitCredit(String text, boolean marked) {
        int end = text.length() - 1;
        while (end > 0 && (text.charAt(end) == '.' || text.charAt(end) == ' ')) {
            end--;
        }
        if (CLOSERS.indexOf(text.charAt(end)) >= 0) {
            int start = opener(text, end);
            if (start > 0) {
                String inner = text.substring(start + 1, end).strip();
                if (isCreditText(inner, marked)
                        || isFromArchive(inner)
                        || (end == text.length() - 1 && isAgencyOf(text, start, inner))) {
                    return split(text, start, inner);
                }
            }
        }
        int from = creditStart(text, marked);
        return from > 0 ? split(text, from, text.substring(from).strip()) : null;
    }

    private Caption split(String text, int at, String credit) {
        int end = at;
        while (end > 0 && BARS.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return new Caption(text.substring(0, end), withoutLabel(credit, Cue.CREDIT));
    }

    /** "What it shows (Agency)": an agency behind words that are no whole sentence. */
    private boolean isAgencyOf(String text, int opener, String inner) {
        String before = text.substring(0, opener).strip();
        return text.length() <= LONGEST_UNMARKED
                && words.is(Cue.AGENCY, PlainForm.of(inner))
                && PlainForm.words(PlainForm.of(before)) >= FEW_WORDS
                && !Sentences.ends(before);
    }

    /** Where a credit begins that is in no brackets; not positive when there is none. */
    private int creditStart(String text, boolean marked) {
        int sign = text.lastIndexOf('©');
        if (sign > 0) {
            String tail = text.substring(sign).strip();
            boolean few = PlainForm.words(PlainForm.of(tail)) <= CREDIT_WORDS;
            return few || isCreditText(tail, false) ? sign : 0;
        }
        if (!marked && (text.length() > LONGEST_UNMARKED || Sentences.ends(text))) {
            return 0;
        }
        int label = innerLabel(text, marked ? Cue.CREDIT : Cue.PICTURE);
        if (label > 0
                && !Sentences.ends(text)
                && isCreditText(text.substring(label).strip(), false)) {
            return label;
        }
        int stop = afterLastStop(text);
        if (stop <= 0) {
            return 0;
        }
        String tail = text.substring(stop).strip();
        boolean credit = marked ? isCreditText(tail, false) : isPlainlyCredit(tail) || isNameInCapitals(text, stop);
        return credit ? stop : 0;
    }

    /** "Photo from the family" and "Somebody / Agency", whatever stands before. */
    private boolean isPlainlyCredit(String tail) {
        String plain = PlainForm.of(tail);
        int count = PlainForm.words(plain);
        int label = words.prefix(Cue.PICTURE, plain);
        boolean named = PlainForm.words(plain.substring(0, label)) > 1
                || (label > 0 && tail.indexOf('|') == label + 1)
                || (tail.indexOf('/') > 0
                        && (words.prefix(Cue.AGENCY, plain) > 0 || words.suffix(Cue.AGENCY, plain) > 0));
        return named && count <= CREDIT_WORDS && count > 1 && !Sentences.ends(tail);
    }

    /** "What it shows. SOMEBODY HERE", as papers print it that set names in capitals. */
    private boolean isNameInCapitals(String text, int stop) {
        String tail = text.substring(stop).strip();
        if (!tail.codePoints().allMatch(c -> c == ' ' || c == '-' || c == '.' || Character.isUpperCase(c))) {
            return false;
        }
        String plain = PlainForm.of(tail);
        int count = PlainForm.words(plain);
        return count > 1
                && count < FEW_WORDS
                && tail.indexOf(' ') > 1
                && !words.is(Cue.LINE, plain)
                && PlainForm.words(PlainForm.of(text.substring(0, stop))) <= MOST_SHOWN;
    }

    private static int opener(String text, int closer) {
        int depth = 0;
        for (int i = closer; i >= 0; i--) {
            if (CLOSERS.indexOf(text.charAt(i)) >= 0) {
                depth++;
            } else if (OPENERS.indexOf(text.charAt(i)) >= 0) {
                depth--;
                if (depth == 0) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static int afterLastStop(String text) {
        for (int i = text.length() - 3; i > 0; i--) {
            char c = text.charAt(i);
            boolean spaced = c == '.' || c == '!' || c == '?' || c == '؟' || c == '۔' || c == ';';
            boolean unspaced = c == '。' || c == '！' || c == '？' || c == '।' || c == '；';
            if (unspaced || (spaced && text.charAt(i + 1) == ' ')) {
                return i + 1;
            }
        }
        return -1;
    }

    /** Where a credit's label and colon or dots stand behind other words; 0 when none does. */
    private int innerLabel(String text, Cue cue) {
        int mark = text.length() - 1;
        while (mark > 0 && !isLabelMark(text, mark)) {
            mark--;
        }
        if (mark <= 0 || text.length() - mark > LONGEST_CREDIT) {
            return 0;
        }
        int start = mark;
        int found = 0;
        for (int word = 0; word < LABEL_WORDS && start > 0; word++) {
            start = wordStart(text, start);
            found = start > 0 && words.is(cue, PlainForm.of(text.substring(start, mark))) ? start : found;
        }
        return found;
    }

    private static int wordStart(String text, int end) {
        int i = end;
        while (i > 0 && !PlainForm.isKept(text.charAt(i - 1))) {
            i--;
        }
        while (i > 0 && PlainForm.isKept(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    /** A colon, or the dots that some put for it. */
    private static boolean isLabelMark(String text, int i) {
        char c = text.charAt(i);
        return c == ':' || c == '：' || c == '…' || (c == '.' && text.startsWith("...", i));
    }

    /** Whether the whole line only says who made a picture. */
    private boolean isCredit(String text, Line line) {
        if (line.words() > CREDIT_WORDS + 4 || line.words() < 1) {
            return false;
        }
        if (text.startsWith("©")) {
            return line.words() <= CREDIT_WORDS;
        }
        int label = words.prefix(Cue.CREDIT, line.plain());
        boolean labelOnly =
                label > 0 && (PlainForm.words(line.plain().substring(0, label)) > 1 || labelEnd(text, Cue.CREDIT) > 0);
        if (labelOnly) {
            return label < line.plain().length() && !line.endsAsSentence();
        }
        boolean agencyAlone = words.is(Cue.AGENCY, line.plain()) && line.words() > 1;
        boolean slashed = text.indexOf('/') > 0
                && line.words() <= CREDIT_WORDS
                && !line.endsAsSentence()
                && (words.prefix(Cue.AGENCY, line.plain()) > 0 || words.suffix(Cue.AGENCY, line.plain()) > 0);
        return agencyAlone || slashed;
    }

    private boolean isCreditText(String inner, boolean lenient) {
        String plain = PlainForm.of(inner);
        int count = PlainForm.words(plain);
        if (plain.isEmpty() || count > CREDIT_WORDS + 4 || inner.length() > LONGEST_CREDIT) {
            return false;
        }
        int label = words.prefix(Cue.CREDIT, plain);
        boolean labelled = label > 0
                && (PlainForm.words(plain.substring(0, label)) > 1
                        || labelEnd(inner, Cue.CREDIT) > 0
                        || inner.indexOf('/') > 0);
        boolean agency = words.contains(Cue.AGENCY, plain);
        boolean slashed = inner.indexOf('/') > 0 && agency;
        return inner.startsWith("©")
                || isShotBy(inner)
                || labelled
                || slashed
                || (lenient && agency)
                || (lenient && inner.indexOf('/') > 0 && !Sentences.ends(inner));
    }

    /** Chinese puts "photographed" or "provided the picture" behind the name. */
    private static boolean isShotBy(String text) {
        return text.length() <= CREDIT_WORDS * 4
                && (text.endsWith("摄") || text.endsWith("攝") || text.endsWith("供图") || text.endsWith("供圖"));
    }

    /** Where the words after "Photo:" begin; 0 when the text has no such label. */
    private int labelEnd(String text, Cue cue) {
        int limit = Math.min(text.length(), 40);
        int mark = 1;
        while (mark < limit && !isLabelMark(text, mark)) {
            mark++;
        }
        if (mark >= limit || !words.is(cue, PlainForm.of(text.substring(0, mark)))) {
            return 0;
        }
        return text.charAt(mark) == '.' ? mark + 3 : mark + 1;
    }

    private String withoutLabel(String text, Cue cue) {
        String rest = text.startsWith("©") ? text.substring(1).strip() : text;
        int end = labelEnd(rest, cue);
        String credit = end > 0 ? rest.substring(end).strip() : rest;
        return credit.isEmpty() ? text : credit;
    }

    /** "Courier archive photo", in brackets behind what it shows. */
    private boolean isFromArchive(String inner) {
        String plain = PlainForm.of(inner);
        int count = PlainForm.words(plain);
        return count > 1
                && count <= FEW_WORDS
                && words.suffix(Cue.PICTURE, plain) > 0
                && Character.isUpperCase(inner.codePointAt(0));
    }

    private static boolean isName(String text) {
        String[] parts = text.split(" ", 6);
        if (parts.length > 4) {
            return false;
        }
        for (String part : parts) {
            if (part.isEmpty() || !Character.isUpperCase(part.codePointAt(0))) {
                return false;
            }
        }
        return true;
    }
}
