package dev.newswire.ingest.read.page;

import dev.newswire.ingest.read.page.Block.Kind;
import dev.newswire.ingest.read.page.Block.Mark;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells which blocks of the element around an article belong to it: by what stands around them, how they are marked, how
 * much of them is links, and where the running text begins and ends.
 */
final class ArticleBlocks {
    private static final int LONG_REPEAT = 6;
    private static final int LABEL = 120;

    private final List<Block> blocks;
    private final HomeGroups homes;
    private final boolean[] out;
    private final Set<Mark> ignored = EnumSet.noneOf(Mark.class);
    private final String title;
    private final String summary;

    private ArticleBlocks(List<Block> blocks, String title, String summary) {
        this.blocks = blocks;
        this.homes = HomeGroups.of(blocks);
        this.out = new boolean[blocks.size()];
        this.title = PlainWords.of(title);
        this.summary = PlainWords.of(summary);
    }

    static List<Block> of(List<Block> blocks, String title, String summary) {
        ArticleBlocks article = new ArticleBlocks(blocks, title, summary);
        if (article.homes.all() == 0) {
            return blocks;
        }
        article.dropMarked();
        article.dropLinks();
        article.dropRepeats();
        article.dropTail();
        article.dropHead();
        article.dropForeign();
        article.dropEmptySections();
        return article.kept();
    }

    private List<Block> kept() {
        List<Block> kept = new ArrayList<>();
        for (int i = 0; i < out.length; i++) {
            if (!out[i]) {
                kept.add(blocks.get(i));
            }
        }
        return kept;
    }

    private void dropMarked() {
        ignored.addAll(homes.common());
        for (int i = 0; i < out.length; i++) {
            Block block = blocks.get(i);
            boolean shown = is(block, Mark.CAPTION) || is(block, Mark.GALLERY);
            boolean label = block.letters() < LABEL && (is(block, Mark.BYLINE) || is(block, Mark.TAGS));
            boolean tags = is(block, Mark.TAGS) && block.linkShare() > 0.5;
            out[i] =
                    shown || label || tags || is(block, Mark.BIOGRAPHY) || isTitle(block) || block.kind() == Kind.TITLE;
        }
    }

    private boolean is(Block block, Mark mark) {
        return block.is(mark) && !ignored.contains(mark);
    }

    private boolean isTitle(Block block) {
        String own = PlainWords.of(block.text());
        return block.letters() < 300 && !title.isEmpty() && own.equals(title);
    }

    /** Links alone lead away from the article, whether to related ones or to sections. */
    private void dropLinks() {
        for (int i = 0; i < out.length; i++) {
            Block block = blocks.get(i);
            boolean alone = block.linkShare() >= 0.75 && !block.endsAsSentence();
            boolean listed =
                    block.isListed() && !(near(i - 1).isListed() || near(i + 1).isListed());
            if (alone && block.words() >= 4 && !listed) {
                out[i] = true;
            }
        }
    }

    private Block near(int index) {
        return blocks.get(Math.max(0, Math.min(index, blocks.size() - 1)));
    }

    /** What is shown twice for screens of two sizes; lists and recipes say the same again and mean it. */
    private void dropRepeats() {
        Set<String> seen = new HashSet<>();
        String before = "";
        for (int i = 0; i < out.length; i++) {
            Block block = blocks.get(i);
            if (out[i] || block.kind() == Kind.ROW || block.words() < LONG_REPEAT) {
                continue;
            }
            String own = PlainWords.of(block.text());
            out[i] = !seen.add(own) && (block.kind() == Kind.PLAIN || own.equals(before));
            before = own;
        }
    }

    private void dropTail() {
        int at = out.length - 1;
        while (at > 0 && (out[at] || isTailFurniture(blocks.get(at)))) {
            out[at--] = true;
        }
    }

    private boolean isTailFurniture(Block block) {
        if (block.isHeading() || block.linkShare() > 0.4) {
            return true;
        }
        boolean bracketed = block.text().startsWith("(") && block.text().endsWith(")");
        if (block.isEmphasised() && (bracketed || block.linkShare() > 0.1)) {
            return true;
        }
        if (block.isProse()) {
            return false;
        }
        boolean label = block.kind() == Kind.PLAIN && block.letters() < 60 && !block.endsAsSentence();
        return label || !homes.atHome(block);
    }

    private void dropHead() {
        int first = 0;
        while (first < out.length && (out[first] || !blocks.get(first).isProse() || isSummary(blocks.get(first)))) {
            first++;
        }
        if (first == out.length) {
            return;
        }
        boolean open = true;
        for (int i = first - 1; i >= 0; i--) {
            Block block = blocks.get(i);
            open &= !out[i] && isOpening(block);
            out[i] |= !open;
        }
    }

    /** A short line right above the text, such as a place or what was tested. */
    private boolean isOpening(Block block) {
        return homes.atHome(block)
                && !isSummary(block)
                && block.kind() != Kind.ROW
                && block.letters() < LABEL
                && !is(block, Mark.STANDFIRST);
    }

    private boolean isSummary(Block block) {
        if (is(block, Mark.STANDFIRST)) {
            return true;
        }
        return !homes.atHome(block)
                && summary.length() > 20
                && PlainWords.of(block.text()).equals(summary);
    }

    private void dropForeign() {
        for (int i = 0; i < out.length; i++) {
            Block block = blocks.get(i);
            if (!out[i]
                    && !homes.atHome(block)
                    && !block.isListed()
                    && block.kind() != Kind.QUOTE
                    && !is(block, Mark.TABLE)
                    && !block.isProse()) {
                out[i] = true;
            }
        }
    }

    /** A heading below which nothing is left. */
    private void dropEmptySections() {
        boolean content = false;
        for (int i = out.length - 1; i >= 0; i--) {
            if (out[i]) {
                continue;
            }
            if (blocks.get(i).kind() == Kind.HEADING && !content) {
                out[i] = true;
            }
            content = true;
        }
    }
}
