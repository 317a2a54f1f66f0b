package dev.newswire.ingest.read.page;

import dev.newswire.ingest.identity.VisibleText;
import dev.newswire.ingest.read.page.Block.Kind;
import dev.newswire.ingest.read.page.Block.Mark;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** Cuts an element into blocks, in their order. One pass, no recursion. */
final class BlockReader implements NodeVisitor {
    /** Blocks that hold words rather than other blocks. */
    private static final Set<String> TEXTUAL = Set.of(
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "blockquote",
            "pre",
            "table",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "td",
            "th",
            "hr");

    /** Parts the cells of a row. */
    static final char CELL = '\t';

    private final Element root;
    private final BlockMarks names;
    private final Map<Mark, Integer> around = new EnumMap<>(Mark.class);
    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int letters;
    private int linked;
    private int strong;
    private int links;
    private int emphases;
    private int quotes;
    private int verbatim;
    private int breaks;
    private Kind kind = Kind.PLAIN;
    private final Deque<Element> homes = new ArrayDeque<>();

    private BlockReader(Element root, TextWeight weight) {
        this.root = root;
        this.names = new BlockMarks(weight, weight.of(root));
    }

    static List<Block> read(Element root) {
        BlockReader reader = new BlockReader(root, TextWeight.measure(root));
        NodeTraversor.traverse(reader, root);
        reader.flush();
        return reader.blocks;
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words.getWholeText());
        } else if (node instanceof Element element) {
            enter(element);
        }
    }

    private void enter(Element element) {
        String name = element.normalName();
        if (name.equals("br")) {
            breakLine();
            return;
        }
        boolean cell = isCell(name) && kind == Kind.ROW;
        if (cell && !text.isEmpty()) {
            text.append(CELL);
        } else if (element.isBlock() && !cell) {
            flush();
            kind = kindOf(element, name);
        }
        if (element.equals(root) || isStructural(element, name)) {
            homes.push(element);
        }
        if (!element.equals(root)) {
            change(element, 1);
        }
        links += name.equals("a") ? 1 : 0;
        emphases += isEmphasis(name) ? 1 : 0;
        quotes += name.equals("blockquote") ? 1 : 0;
        verbatim += name.equals("pre") ? 1 : 0;
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element) || element.nameIs("br")) {
            return;
        }
        String name = element.normalName();
        if (element.isBlock() && !isCell(name)) {
            flush();
            Element parent = element.parent();
            kind = parent == null ? Kind.PLAIN : kindOf(parent, parent.normalName());
        }
        if (element.equals(root) || isStructural(element, name)) {
            homes.pop();
        }
        if (!element.equals(root)) {
            change(element, -1);
        }
        links -= name.equals("a") ? 1 : 0;
        emphases -= isEmphasis(name) ? 1 : 0;
        quotes -= name.equals("blockquote") ? 1 : 0;
        verbatim -= name.equals("pre") ? 1 : 0;
    }

    private static boolean isStructural(Element element, String name) {
        return element.isBlock() && !TEXTUAL.contains(name);
    }

    private static boolean isCell(String name) {
        return name.equals("td") || name.equals("th");
    }

    private static boolean isEmphasis(String name) {
        return name.equals("b") || name.equals("strong") || name.equals("em") || name.equals("i");
    }

    private void change(Element element, int by) {
        for (Mark mark : names.of(element)) {
            around.merge(mark, by, Integer::sum);
        }
    }

    private static Kind kindOf(Element element, String name) {
        return switch (name) {
            case "h1" -> Kind.TITLE;
            case "h2", "h3", "h4", "h5", "h6" -> Kind.HEADING;
            case "p" -> Kind.PARAGRAPH;
            case "li" -> element.parent() != null && element.parent().nameIs("ol") ? Kind.NUMBERED : Kind.ITEM;
            case "dt", "dd" -> Kind.ITEM;
            case "tr", "td", "th" -> Kind.ROW;
            case "pre" -> Kind.VERBATIM;
            default -> Kind.PLAIN;
        };
    }

    private void append(String words) {
        if (!words.isBlank()) {
            if (breaks > 1 && !text.isEmpty()) {
                flush();
            } else if (breaks == 1 && !text.isEmpty()) {
                text.append('\n');
            }
            breaks = 0;
        }
        text.append(verbatim > 0 ? words : folded(words));
        int count = TextWeight.letters(words);
        letters += count;
        linked += links > 0 ? count : 0;
        strong += emphases > 0 ? count : 0;
    }

    /** One break ends a line, several a paragraph. */
    private void breakLine() {
        breaks++;
    }

    private static String folded(String words) {
        return words.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
    }

    private void flush() {
        breaks = 0;
        String words = verbatim > 0 ? text.toString().strip() : lines(text.toString());
        if (letters > 0 && !words.isEmpty()) {
            Set<Mark> marks = EnumSet.noneOf(Mark.class);
            around.forEach((mark, count) -> {
                if (count > 0) {
                    marks.add(mark);
                }
            });
            // A row of one cell is a page laid out in a table.
            Kind own = kind == Kind.ROW && words.indexOf(CELL) < 0 ? Kind.PLAIN : kind;
            own = quotes > 0 && (own == Kind.PARAGRAPH || own == Kind.PLAIN) ? Kind.QUOTE : own;
            blocks.add(
                    new Block(own, words, letters, linked, strong, marks, homes.isEmpty() ? root : homes.getFirst()));
        }
        text.setLength(0);
        letters = 0;
        linked = 0;
        strong = 0;
    }

    private static String lines(String words) {
        if (words.indexOf('\n') < 0 && words.indexOf(CELL) < 0) {
            return VisibleText.folded(words);
        }
        StringBuilder out = new StringBuilder();
        char parted = 0;
        int from = 0;
        for (int at = 0; at <= words.length(); at++) {
            char letter = at == words.length() ? '\n' : words.charAt(at);
            if (letter == '\n' || letter == CELL) {
                String piece = VisibleText.folded(words.substring(from, at));
                if (!piece.isEmpty()) {
                    if (!out.isEmpty()) {
                        out.append(parted == CELL ? CELL : '\n');
                    }
                    out.append(piece);
                    parted = 0;
                }
                parted = parted == '\n' ? parted : letter;
                from = at + 1;
            }
        }
        return out.toString();
    }
}
