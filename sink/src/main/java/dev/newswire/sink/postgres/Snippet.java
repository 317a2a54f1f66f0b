package dev.newswire.sink.postgres;

import java.util.ArrayList;
import java.util.List;

/**
 * A passage of an item with the found words told apart from the rest. It holds plain text: whoever puts it into markup
 * escapes each piece.
 *
 * @param pieces the passage, in order
 */
public record Snippet(List<Piece> pieces) {

    /** Control characters that are taken out of the text before marking, so none of them can be the text's own. */
    static final char BEGIN = '\u0002';

    static final char END = '\u0003';

    /**
     * A stretch of text.
     *
     * @param found whether it is a word that was searched for
     */
    public record Piece(String text, boolean found) {}

    public Snippet {
        pieces = List.copyOf(pieces);
    }

    /** The passage without marks. */
    public String plain() {
        return marked("", "");
    }

    /** The passage with found words between {@code before} and {@code after}. */
    public String marked(String before, String after) {
        StringBuilder marked = new StringBuilder();
        for (Piece piece : pieces) {
            marked.append(piece.found() ? before + piece.text() + after : piece.text());
        }
        return marked.toString();
    }

    static Snippet parse(String marked) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        boolean found = false;
        for (int i = 0; i <= marked.length(); i++) {
            char unit = i < marked.length() ? marked.charAt(i) : END;
            if (unit == BEGIN || unit == END) {
                if (i > from) {
                    pieces.add(new Piece(marked.substring(from, i), found));
                }
                found = unit == BEGIN;
                from = i + 1;
            }
        }
        return new Snippet(pieces);
    }
}
