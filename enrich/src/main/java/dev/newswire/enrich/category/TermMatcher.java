package dev.newswire.enrich.category;

/**
 * Finds the longest term that starts at a word. One is made for each text; a walk never reads further than the longest
 * term, so the whole text costs linear time.
 */
final class TermMatcher {
    private final Trie trie;
    private final FoldedText text;
    private int term;
    private int lastWord;
    private int length;

    TermMatcher(Trie trie, FoldedText text) {
        this.trie = trie;
        this.text = text;
    }

    /** The term that starts at a word, or {@link Trie#NONE}; of several, the one of most words, then letters. */
    int at(int word) {
        term = Trie.NONE;
        lastWord = word;
        length = 0;
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
        int any = trie.child(node, Trie.ANY_ENDING);
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
        if (candidate == Trie.NONE) {
            return;
        }
        if (term == Trie.NONE || word > lastWord || (word == lastWord && depth > length)) {
            term = candidate;
            lastWord = word;
            length = depth;
        }
    }
}
