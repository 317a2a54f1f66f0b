package dev.newswire.enrich.category;

/**
 * Finds the longest term that starts at a word. One is made for each text; a walk never reads further than the longest
 * term, so the whole text costs linear time.
 */
final class TermMatcher {
    /** Shorter words of a language without terms may be its function words, such as "die", "sin" or "arts". */
    private static final int LONG_WORD = 5;

    private final Lexicon lexicon;
    private final Trie trie;
    private final FoldedText text;
    private final boolean foreign;
    private int firstWord;
    private int term;
    private int lastWord;
    private int length;

    /** A foreign text is one in another language than the lexicon; it shares abbreviations and longer words. */
    TermMatcher(Lexicon lexicon, FoldedText text, boolean foreign) {
        this.lexicon = lexicon;
        this.trie = lexicon.trie();
        this.text = text;
        this.foreign = foreign;
    }

    /** The term that starts at a word, or {@link Trie#NONE}; of several, the one of most words, then letters. */
    int at(int word) {
        term = Trie.NONE;
        lastWord = word;
        length = 0;
        firstWord = word;
        walk(Trie.ROOT, text.start(word), word, 0);
        return term;
    }

    /** The last word of the term found. */
    int lastWord() {
        return lastWord;
    }

    private void walk(int fromNode, int from, int fromWord, int fromDepth) {
        int node = fromNode;
        int position = from;
        int word = fromWord;
        int depth = fromDepth;
        while (true) {
            int end = text.end(word);
            if (position == end || plural(position, end)) {
                found(trie.term(node), word, depth);
            }
            takeAnyEnding(node, word, depth);
            char next;
            if (position < end) {
                next = text.at(position++);
            } else if (text.follows(word + 1)) {
                next = ' ';
                position = text.start(++word);
            } else {
                return;
            }
            node = trie.child(node, next);
            depth++;
            if (node == Trie.NONE) {
                return;
            }
        }
    }

    private void takeAnyEnding(int node, int word, int depth) {
        int any = trie.anyEnding(node);
        if (any == Trie.NONE) {
            return;
        }
        found(trie.term(any), word, depth);
        int next = trie.child(any, ' ');
        if (next != Trie.NONE && text.follows(word + 1)) {
            walk(next, text.start(word + 1), word + 1, depth + 1);
        }
    }

    private boolean plural(int position, int end) {
        int rest = end - position;
        return (rest == 1 && text.at(position) == 's')
                || (rest == 2 && text.at(position) == 'e' && text.at(position + 1) == 's');
    }

    private void found(int candidate, int word, int depth) {
        if (candidate == Trie.NONE || !mayStand(candidate, word)) {
            return;
        }
        if (term == Trie.NONE || word > lastWord || (word == lastWord && depth > length)) {
            term = candidate;
            lastWord = word;
            length = depth;
        }
    }

    private boolean mayStand(int candidate, int word) {
        boolean capitals = word == firstWord && text.inCapitals(word);
        if (lexicon.isAbbreviation(candidate)) {
            return capitals;
        }
        return !foreign || capitals || word > firstWord || text.end(word) - text.start(word) >= LONG_WORD;
    }
}
