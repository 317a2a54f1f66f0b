package dev.newswire.enrich.text;

import java.util.ArrayList;
import java.util.List;

/** Plain text to blocks: a line is a paragraph, unless the text was wrapped at a fixed width. */
final class PlainBlocks {

    private static final String BULLETS = "•·◦▪‣●■►➤";

    private PlainBlocks() {}

    static List<Block> of(String clean) {
        List<String> lines = clean.lines().map(String::strip).toList();
        int width = wrapWidth(lines);
        List<Block> blocks = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        int last = 0;
        for (String line : lines) {
            boolean continues = width > 0
                    && open.length() > 0
                    && last >= width * 3 / 4
                    && !line.isEmpty()
                    && !isEntry(line)
                    && !isCounter(line);
            if (continues) {
                open.append(' ').append(line);
            } else {
                flush(open, blocks);
                open.append(line);
            }
            last = line.length();
        }
        flush(open, blocks);
        return blocks;
    }

    private static void flush(StringBuilder open, List<Block> blocks) {
        if (open.length() > 0) {
            String text = open.toString();
            blocks.add(new Block(isEntry(text) ? Block.Kind.ENTRY : Block.Kind.TEXT, text, 0));
            open.setLength(0);
        }
    }

    /** Numbers alone are counters of a page, unless a sentence ends with them. */
    private static boolean isCounter(String line) {
        return line.length() <= 40 && !Sentences.ends(line) && line.codePoints().noneMatch(Character::isLetter);
    }

    private static boolean isEntry(String line) {
        if (line.length() < 3) {
            return false;
        }
        char first = line.charAt(0);
        return BULLETS.indexOf(first) >= 0 || (first == '-' && line.charAt(1) == ' ');
    }

    /** The width at which lines were broken in the middle of sentences; 0 when they were not. */
    private static int wrapWidth(List<String> lines) {
        int longest = 0;
        for (String line : lines) {
            longest = Math.max(longest, line.length());
        }
        if (longest > 100 || longest < 50) {
            return 0;
        }
        int wrapped = 0;
        int inChunks = 0;
        for (int i = 0; i + 1 < lines.size(); i++) {
            String line = lines.get(i);
            String next = lines.get(i + 1);
            if (!line.isEmpty() && !next.isEmpty()) {
                inChunks++;
                boolean full = line.length() >= longest * 3 / 4;
                wrapped += full && !Sentences.ends(line) && Character.isLetterOrDigit(next.codePointAt(0)) ? 1 : 0;
            }
        }
        return wrapped >= 3 && wrapped * 2 >= inChunks ? longest : 0;
    }
}
