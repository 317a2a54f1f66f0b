package dev.newswire.enrich.entity.train;

import dev.newswire.enrich.entity.crf.Lexicon;
import dev.newswire.enrich.entity.crf.Word;

/** A lexicon that knows all but the groups of words. */
record UnclusteredLexicon(Lexicon whole) implements Lexicon {
    @Override
    public int wordFlags(long lowerHash) {
        return whole.wordFlags(lowerHash);
    }

    @Override
    public long clusters(long lowerHash) {
        return 0;
    }

    @Override
    public boolean isCommon(int flags) {
        return whole.isCommon(flags);
    }

    @Override
    public boolean isTitle(int flags) {
        return whole.isTitle(flags);
    }

    @Override
    public boolean isGivenName(int flags) {
        return whole.isGivenName(flags);
    }

    @Override
    public boolean isWellKnown(int flags) {
        return whole.isWellKnown(flags);
    }

    @Override
    public boolean headsOrganization(int flags) {
        return whole.headsOrganization(flags);
    }

    @Override
    public boolean headsPlace(int flags) {
        return whole.headsPlace(flags);
    }

    @Override
    public void markPhrases(Word[] words, int from, int to, byte[] marks) {
        whole.markPhrases(words, from, to, marks);
    }
}
