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
    private static final String OPENERS = "([（【";
    private static final String CLOSERS = ")]）】";

    private final FurnitureWords words;

    CaptionReader(FurnitureWords words) {
        this.words = words;
    }

    /** Null when the line is no caption. */
    @Nullable Caption read(Line line) {
        String text = line.text();
        if (text.length() > LONGEST || line.kind() == Block.Kind.ROW) {
            return null;
        }
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

    /** Parts "What it shows (Photo: Somebody / Agency)" and "What it shows. © Agency". */
    private @Nullable Caption splitCredit(String text, boolean marked) {
        int end = text.length() - 1;
        while (end > 0 && (text.charAt(end) == '.' || text.charAt(end) == ' ')) {
            end--;
        }
        if (CLOSERS.indexOf(text.charAt(end)) >= 0) {
            int start = opener(text, end);
            if (start > 0) {
                String inner = text.substring(start + 1, end).strip();
                if (isCreditText(inner, marked)) {
                    return new Caption(text.substring(0, start).strip(), withoutLabel(inner, Cue.CREDIT));
                }
            }
        }
        int sign = text.lastIndexOf('©');
        int inner = marked && sign <= 0 ? innerLabel(text) : 0;
        int from = sign > 0 ? sign : inner > 0 ? inner : afterLastStop(text);
        if (from > 0 && (marked || sign > 0)) {
            String tail = text.substring(from).strip();
            if (isCreditText(tail, false) || (sign > 0 && PlainForm.words(PlainForm.of(tail)) <= CREDIT_WORDS)) {
                return new Caption(text.substring(0, from).strip(), withoutLabel(tail, Cue.CREDIT));
            }
        }
        return null;
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

    /** Where a credit's label and colon stand behind other words, with no full stop between; 0 when none does. */
    private int innerLabel(String text) {
        int colon = Math.max(text.lastIndexOf(':'), text.lastIndexOf('：'));
        if (colon < 0 || text.length() - colon > LONGEST_CREDIT) {
            return 0;
        }
        int start = colon;
        int found = 0;
        for (int word = 0; word < LABEL_WORDS && start > 0; word++) {
            start = text.lastIndexOf(' ', start - 2) + 1;
            found = start > 0 && words.is(Cue.CREDIT, PlainForm.of(text.substring(start, colon))) ? start : found;
        }
        return found;
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
        int colon = -1;
        int limit = Math.min(text.length(), 40);
        for (int i = 1; i < limit; i++) {
            char c = text.charAt(i);
            if (c == ':' || c == '：') {
                colon = i;
                break;
            }
        }
        return colon > 0 && words.is(cue, PlainForm.of(text.substring(0, colon))) ? colon + 1 : 0;
    }

    private String withoutLabel(String text, Cue cue) {
        String rest = text.startsWith("©") ? text.substring(1).strip() : text;
        int end = labelEnd(rest, cue);
        String credit = end > 0 ? rest.substring(end).strip() : rest;
        return credit.isEmpty() ? text : credit;
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
