package dev.newswire.enrich.entity;

import dev.newswire.enrich.entity.crf.CrfLabeller;
import dev.newswire.enrich.entity.crf.Tokens;
import dev.newswire.enrich.entity.crf.Word;
import dev.newswire.enrich.text.Article;
import java.util.ArrayList;
import java.util.List;

/** One part of an article, cut into tokens. Belongs to one thread. */
final class FieldText {
    private final MentionField field;
    private final int index;
    private final Tokens tokens;
    private final Word[] words;

    private FieldText(MentionField field, int index, Tokens tokens, Word[] words) {
        this.field = field;
        this.index = index;
        this.tokens = tokens;
        this.words = words;
    }

    /** Which part. */
    MentionField field() {
        return field;
    }

    /** Which caption or footnote. */
    int index() {
        return index;
    }

    Tokens tokens() {
        return tokens;
    }

    /** What is known of each token; not to be changed. */
    Word[] words() {
        return words;
    }

    /** All parts that are tagged, in the order mentions are listed. */
    static List<FieldText> of(Article article, CrfLabeller labeller) {
        List<FieldText> fields = new ArrayList<>();
        add(MentionField.TITLE, 0, article.title(), labeller, fields);
        add(MentionField.TEXT, 0, article.text(), labeller, fields);
        for (int at = 0; at < article.captions().size(); at++) {
            add(MentionField.CAPTION, at, article.captions().get(at), labeller, fields);
        }
        for (int at = 0; at < article.footnotes().size(); at++) {
            add(MentionField.FOOTNOTE, at, article.footnotes().get(at), labeller, fields);
        }
        return fields;
    }

    private static void add(MentionField field, int index, String text, CrfLabeller labeller, List<FieldText> to) {
        Tokens tokens = labeller.tokens(text);
        to.add(new FieldText(field, index, tokens, labeller.words(tokens)));
    }

    /** The text of some tokens as it stands. */
    String text(int start, int end) {
        return tokens.text().substring(tokens.start(start), tokens.end(end - 1));
    }

    /** The text of some tokens with one blank wherever there is space. */
    String spaced(int start, int end) {
        if (end == start + 1) {
            return tokens.token(start);
        }
        StringBuilder text = new StringBuilder();
        for (int at = start; at < end; at++) {
            if (at > start && tokens.start(at) > tokens.end(at - 1)) {
                text.append(' ');
            }
            text.append(tokens.text(), tokens.start(at), tokens.end(at));
        }
        return text.toString();
    }
}
