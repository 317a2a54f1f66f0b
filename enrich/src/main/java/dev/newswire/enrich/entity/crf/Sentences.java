package dev.newswire.enrich.entity.crf;

/**
 * Finds where sentences begin. A line break ends one unless the next line goes on in lower case; no sentence is longer
 * than {@link #LONGEST}, so that labelling needs bounded memory on any input.
 */
final class Sentences {
    static final int LONGEST = 300;
    private static final int CLOSERS = 5;

    private Sentences() {}

    static void mark(Tokens tokens) {
        if (tokens.count() == 0) {
            return;
        }
        tokens.addSentence(0);
        int first = 0;
        for (int token = 1; token < tokens.count(); token++) {
            if (token - first >= LONGEST || begins(tokens, token)) {
                tokens.addSentence(token);
                first = token;
            }
        }
    }

    private static boolean begins(Tokens tokens, int token) {
        int breaks = lineBreaks(tokens.text(), tokens.end(token - 1), tokens.start(token));
        boolean lower = Character.isLowerCase(tokens.text().codePointAt(tokens.start(token)));
        if (breaks > 0) {
            return breaks > 1 || !lower;
        }
        if (lower || isCloser(tokens, token)) {
            return false;
        }
        int before = token - 1;
        while (before > token - CLOSERS && before > 0 && !isFinal(tokens, before) && isCloser(tokens, before)) {
            before--;
        }
        return isFinal(tokens, before);
    }

    private static int lineBreaks(String text, int from, int to) {
        int breaks = 0;
        for (int at = from; at < to; at++) {
            char unit = text.charAt(at);
            if (unit == '\n' || unit == '\u2029') {
                breaks++;
            }
        }
        return breaks;
    }

    private static boolean isFinal(Tokens tokens, int token) {
        if (tokens.end(token) - tokens.start(token) != 1) {
            return false;
        }
        return ".!?…。؟".indexOf(tokens.text().charAt(tokens.start(token))) >= 0;
    }

    /** A mark that still belongs to the sentence before it: a closing quotation mark or bracket, or more full stops. */
    private static boolean isCloser(Tokens tokens, int token) {
        if (tokens.end(token) - tokens.start(token) != 1) {
            return false;
        }
        char mark = tokens.text().charAt(tokens.start(token));
        if (mark == '"' || mark == '\'') {
            return token > 0 && tokens.end(token - 1) == tokens.start(token);
        }
        return "”’»)]".indexOf(mark) >= 0 || isFinal(tokens, token);
    }
}
