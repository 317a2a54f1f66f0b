package dev.newswire.ingest.read.page;

import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * A piece of a page between two breaks.
 *
 * @param kind what its element makes of it
 * @param text its words; lines are parted by line feeds
 * @param letters how many letters it has; ideographs count threefold
 * @param linked how many of them stand in links
 * @param strong how many of them are emphasised
 * @param marks what the elements around it are called
 * @param home the structural element that directly holds it
 */
record Block(Kind kind, String text, int letters, int linked, int strong, Set<Mark> marks, Element home) {

    private static final String STOPS = ".!?…:;。！？：；।॥؟۔";
    private static final String CLOSERS = "\"'”’»›“)]）】」』* ";
    private static final int SENTENCE = 60;
    private static final int LONG = 140;
    /** Words that a sentence must have beside its links. */
    private static final int LINKED = 70;

    enum Kind {
        TITLE,
        HEADING,
        PARAGRAPH,
        /** An element that is no paragraph but holds text of its own. */
        PLAIN,
        ITEM,
        NUMBERED,
        QUOTE,
        ROW,
        VERBATIM
    }

    /** What the classes and ids around a block say it is. */
    enum Mark {
        CAPTION,
        GALLERY,
        BYLINE,
        STANDFIRST,
        BIOGRAPHY,
        TAGS,
        TABLE,
        EMBED
    }

    Block {
        marks = Set.copyOf(marks);
    }

    double linkShare() {
        return letters == 0 ? 0 : (double) linked / letters;
    }

    boolean is(Mark mark) {
        return marks.contains(mark);
    }

    boolean isEmphasised() {
        return strong > 0.9 * letters;
    }

    boolean isListed() {
        return kind == Kind.ITEM || kind == Kind.NUMBERED;
    }

    boolean isHeading() {
        return kind == Kind.HEADING || kind == Kind.TITLE;
    }

    boolean endsAsSentence() {
        int at = text.length() - 1;
        while (at > 0 && CLOSERS.indexOf(text.charAt(at)) >= 0) {
            at--;
        }
        return STOPS.indexOf(text.charAt(at)) >= 0;
    }

    /** Running text, as opposed to labels, headlines and lists of links. */
    boolean isProse() {
        return isRunning() && !is(Mark.CAPTION) && !is(Mark.GALLERY);
    }

    /** The same, whatever it is marked as. */
    boolean isRunning() {
        if (isHeading() || kind == Kind.ROW) {
            return false;
        }
        return endsAsSentence()
                ? letters >= SENTENCE && (linkShare() < 0.5 || letters - linked >= LINKED)
                : letters >= LONG && linkShare() < 0.5;
    }

    int words() {
        int words = 0;
        boolean within = false;
        for (int at = 0; at < text.length(); at++) {
            boolean space = text.charAt(at) <= ' ';
            words += !space && !within ? 1 : 0;
            within = !space;
        }
        return words;
    }
}
