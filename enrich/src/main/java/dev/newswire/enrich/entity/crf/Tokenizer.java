package dev.newswire.enrich.entity.crf;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Cuts news text of any script into words and marks. Clitics ({@code 's}) and what compounds such as {@code NATO-led} and
 * {@code pro-Kremlin} add to a name stand alone, because names end there; abbreviations keep their full stop, because
 * sentences go on after them. Linear in the length of the text; stateless.
 */
public final class Tokenizer {
    private static final int LONGEST_ABBREVIATION = 6;
    private static final Set<String> ABBREVIATIONS = Set.of(
            ("mr mrs ms dr prof gen col lt sgt capt cmdr adm maj brig cpl rep reps sen sens gov pres st jr sr inc"
                            + " ltd corp co no vs jan feb apr jun jul aug sep sept oct nov dec hon rev fr messrs mt ft"
                            + " dept mme")
                    .split(" "));
    private static final Set<String> COMPOUND_TAILS =
            Set.of(("based led backed born run style owned held made era wide like linked affiliated supported"
                            + " controlled occupied sponsored funded imposed dominated allied friendly bound trained"
                            + " educated area speaking brokered mediated administered ruled aligned inspired registered"
                            + " listed flagged built domiciled assisted appointed hosted organized organised related"
                            + " origin type focused focussed centric oriented facing leaning minded specific"
                            + " sized themed equipped armed manufactured produced designed developed invested certified"
                            + " approved accredited proposed initiated chaired drafted issued grown raised bred"
                            + " hit free class member only")
                    .split(" "));
    private static final int LONGEST_HEAD = 6;
    private static final Set<String> COMPOUND_HEADS =
            Set.of("ex pro anti non post pre then former fellow mid late early inter".split(" "));

    private final String text;
    private final Predicate<String> names;
    private final Tokens tokens;

    private Tokenizer(String text, Predicate<String> names) {
        this.text = text;
        this.names = names;
        this.tokens = new Tokens(text);
    }

    /** The tokens and sentences of a text. */
    public static Tokens tokenize(String text) {
        return tokenize(text, word -> false);
    }

    /**
     * The tokens and sentences of a text.
     *
     * @param names which words are names by themselves; two of them with a hyphen between are two tokens and the hyphen
     */
    public static Tokens tokenize(String text, Predicate<String> names) {
        Tokenizer tokenizer = new Tokenizer(text, names);
        tokenizer.scan();
        Sentences.mark(tokenizer.tokens);
        return tokenizer.tokens;
    }

    private void scan() {
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            if (isGap(point)) {
                at = next;
            } else if (isAddress(at)) {
                at = addAddress(at);
            } else if (isWordPoint(point)) {
                at = addWord(at);
            } else if ((point == '@' || point == '#') && next < text.length() && isWordPoint(text.codePointAt(next))) {
                at = addWord(next - 1);
            } else {
                next += isApostrophe(point) && next < text.length() && isClitic(at) ? 1 : 0;
                tokens.add(at, next);
                at = next;
            }
        }
    }

    private static boolean isGap(int point) {
        return point <= ' '
                || Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.getType(point) == Character.FORMAT
                || Character.getType(point) == Character.CONTROL;
    }

    static boolean isWordPoint(int point) {
        if (point < 128) {
            return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') || (point >= '0' && point <= '9');
        }
        int type = Character.getType(point);
        return Character.isLetterOrDigit(point)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private boolean isAddress(int at) {
        char first = text.charAt(at);
        if (first == 'h' || first == 'H') {
            return text.regionMatches(true, at, "http://", 0, 7) || text.regionMatches(true, at, "https://", 0, 8);
        }
        return (first == 'w' || first == 'W') && text.regionMatches(true, at, "www.", 0, 4);
    }

    private int addAddress(int at) {
        int end = at;
        while (end < text.length() && !isGap(text.charAt(end))) {
            end++;
        }
        int after = end;
        while (end > at + 1 && ".,;:!?)\"'”’".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        tokens.add(at, end);
        for (int mark = end; mark < after; mark++) {
            tokens.add(mark, mark + 1);
        }
        return after;
    }

    private int addWord(int start) {
        int end = start + 1;
        int segment = start;
        int hyphen = -1;
        boolean dotted = false;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            if (isWordPoint(point) || point == 0xAD || point == 0x200C || point == 0x200D) {
                end += Character.charCount(point);
                continue;
            }
            int after = end + 1 < text.length() ? text.codePointAt(end + 1) : ' ';
            boolean joins = isWordPoint(after) && joins(point, after, segment, end);
            if (!joins) {
                break;
            }
            dotted |= point == '.';
            hyphen = point == '-' ? end : hyphen;
            end++;
            segment = end;
        }
        if (end < text.length() && end - start == 1 && isElided(start, end)) {
            end++;
        }
        if (end < text.length() && text.charAt(end) == '.' && keepsStop(start, segment, end, dotted)) {
            tokens.add(start, end + 1);
            return end + 1;
        }
        addCompound(start, hyphen, end);
        return end;
    }

    /** Whether a mark between two letters or digits belongs to the word around it. */
    private boolean joins(int mark, int after, int segment, int at) {
        int before = text.codePointBefore(at);
        return switch (mark) {
            case '-', 0x2010, 0x2011 -> true;
            case '\'', 0x2019, 0x02BC -> !isClitic(at) && !isElision(segment, at, after);
            case '.' ->
                at - segment == 1
                        || (Character.isDigit(before) && Character.isDigit(after))
                        || (Character.isLowerCase(after) && Character.isLetter(before));
            case ',' -> Character.isDigit(before) && Character.isDigit(after);
            case '&' -> Character.isUpperCase(before) && Character.isUpperCase(after);
            default -> false;
        };
    }

    /** The French article or preposition before a name, as in {@code l'ONU}; it stands alone with its apostrophe. */
    private boolean isElision(int segment, int apostrophe, int after) {
        char letter = text.charAt(segment);
        return apostrophe - segment == 1 && (letter == 'l' || letter == 'd') && Character.isUpperCase(after);
    }

    private boolean isElided(int start, int end) {
        return end + 1 < text.length()
                && isApostrophe(text.charAt(end))
                && isElision(start, end, text.codePointAt(end + 1));
    }

    private static boolean isApostrophe(int point) {
        return point == '\'' || point == 0x2019 || point == 0x02BC;
    }

    /** Whether an apostrophe begins a possessive: it stands after a word, and a lone s after it. */
    private boolean isClitic(int apostrophe) {
        if (apostrophe == 0 || !isWordPoint(text.codePointBefore(apostrophe))) {
            return false;
        }
        char letter = text.charAt(apostrophe + 1);
        int after = apostrophe + 2;
        return (letter == 's' || letter == 'S') && (after >= text.length() || !isWordPoint(text.codePointAt(after)));
    }

    private boolean keepsStop(int start, int segment, int end, boolean dotted) {
        int length = end - segment;
        if (length == 1 && (dotted || Character.isUpperCase(text.charAt(segment)))) {
            return true;
        }
        return end - start <= LONGEST_ABBREVIATION
                && Character.isUpperCase(text.charAt(start))
                && ABBREVIATIONS.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
    }

    /** Splits {@code Tokyo-based}, {@code pro-Kremlin} and {@code US-China}, where a name ends or begins at the hyphen. */
    private void addCompound(int word, int hyphen, int end) {
        int start = word;
        int first = hyphen < 0 ? -1 : text.indexOf('-', start);
        while (first > start && first < hyphen + 1 && beginsName(start, first)) {
            tokens.add(start, first);
            tokens.add(first, first + 1);
            start = first + 1;
            first = text.indexOf('-', start);
        }
        if (hyphen > start + 1 && Character.isUpperCase(text.codePointAt(start)) && endsName(start, hyphen, end)) {
            tokens.add(start, hyphen);
            tokens.add(hyphen, hyphen + 1);
            tokens.add(hyphen + 1, end);
        } else {
            tokens.add(start, end);
        }
    }

    /** Whether a name stands behind a hyphen, as in {@code pro-Kremlin}. */
    private boolean beginsName(int start, int hyphen) {
        return Character.isUpperCase(text.codePointAt(hyphen + 1))
                && hyphen - start <= LONGEST_HEAD
                && isHead(text.substring(start, hyphen));
    }

    /** Whether a word joins a name to itself by a hyphen without being part of it, as "pro" and "ex" do. */
    public static boolean isHead(String word) {
        return COMPOUND_HEADS.contains(word.toLowerCase(Locale.ROOT));
    }

    private boolean endsName(int start, int hyphen, int end) {
        boolean acronymBefore = isCapitals(start, hyphen);
        int tail = text.codePointAt(hyphen + 1);
        if (Character.isUpperCase(tail)) {
            return text.indexOf('-', start) == hyphen
                    && ((acronymBefore && hyphen - start <= 4 && end - hyphen > 3) || areNames(start, hyphen, end));
        }
        return end - hyphen <= 14 && COMPOUND_TAILS.contains(text.substring(hyphen + 1, end));
    }

    /** Whether both sides of a hyphen are names, and the whole is not one itself, as Guinea-Bissau is. */
    private boolean areNames(int start, int hyphen, int end) {
        return names.test(text.substring(start, hyphen))
                && (names.test(text.substring(hyphen + 1, end)) || isCapitals(hyphen + 1, end))
                && !names.test(text.substring(start, end));
    }

    private boolean isCapitals(int start, int end) {
        for (int at = start; at < end; at++) {
            if (!Character.isUpperCase(text.charAt(at)) && text.charAt(at) != '.') {
                return false;
            }
        }
        return true;
    }
}
