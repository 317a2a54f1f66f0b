package dev.newswire.ingest.read.page;

import dev.newswire.ingest.read.page.Block.Mark;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Which elements of a page hold its article: pages are made by templates, so that the pieces of one article stand in
 * elements of one kind and class, and what is put between them stands in others.
 */
final class HomeGroups {
    private static final double SHARE = 0.15;
    private static final double COMMON = 0.3;

    private final IdentityHashMap<Element, String> names = new IdentityHashMap<>();
    private final Map<String, Integer> letters = new HashMap<>();
    private final Map<Mark, Integer> marked = new EnumMap<>(Mark.class);
    private int candidates;
    private int most;
    private int all;

    private HomeGroups() {}

    static HomeGroups of(List<Block> blocks) {
        HomeGroups groups = new HomeGroups();
        for (Block block : blocks) {
            if (block.isRunning()) {
                groups.candidates += block.letters();
                for (Mark mark : block.marks()) {
                    groups.marked.merge(mark, block.letters(), Integer::sum);
                }
            }
            if (block.isProse()) {
                int sum = groups.letters.merge(groups.name(block), block.letters(), Integer::sum);
                groups.most = Math.max(groups.most, sum);
                groups.all += block.letters();
            }
        }
        return groups;
    }

    /** Marks that so much of the page carries that they say nothing about a part of it. */
    Set<Mark> common() {
        Set<Mark> common = EnumSet.noneOf(Mark.class);
        marked.forEach((mark, sum) -> {
            if (sum > COMMON * candidates) {
                common.add(mark);
            }
        });
        return common;
    }

    /** Letters of all running text. */
    int all() {
        return all;
    }

    /** Whether elements such as the block's hold much of the running text. */
    boolean atHome(Block block) {
        int own = letters.getOrDefault(name(block), 0);
        return own > 0 && own >= SHARE * most;
    }

    private String name(Block block) {
        return names.computeIfAbsent(block.home(), home -> {
            Element parent = home.parent();
            String above = parent == null ? "" : parent.normalName() + '.' + parent.className();
            return above + '/' + home.normalName() + '.' + home.className();
        });
    }
}
