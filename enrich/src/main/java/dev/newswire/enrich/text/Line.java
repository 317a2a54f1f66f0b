package dev.newswire.enrich.text;

/** A block with what is asked of it again and again. */
final class Line {

    private static final int PROSE = 60;
    private static final int LONG_PROSE = 160;

    private final Block block;
    private final String plain;
    private final int words;
    private final int weight;
    private final boolean sentence;

    Line(Block block) {
        this.block = block;
        this.plain = PlainForm.of(block.text());
        this.words = PlainForm.words(plain);
        this.weight = Sentences.weight(block.text());
        this.sentence = Sentences.ends(block.text());
    }

    Block.Kind kind() {
        return block.kind();
    }

    String text() {
        return block.text();
    }

    String plain() {
        return plain;
    }

    int words() {
        return words;
    }

    double linkShare() {
        return block.linkShare();
    }

    boolean endsAsSentence() {
        return sentence;
    }

    int weight() {
        return weight;
    }

    boolean hasLetters() {
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c != '#' && c != ' ') {
                return true;
            }
        }
        return false;
    }

    boolean hasDigits() {
        return plain.indexOf('#') >= 0;
    }

    /** Running text rather than a label, a headline or a list of links. */
    boolean isProse() {
        boolean running = block.kind() == Block.Kind.TEXT || block.kind() == Block.Kind.ENTRY;
        return running && block.linkShare() < 0.6 && weight >= (sentence ? PROSE : LONG_PROSE);
    }
}
