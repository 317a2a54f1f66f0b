package dev.newswire.enrich.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/** A page or a fragment of one to blocks, following its block structure; markup that is page furniture is left out. */
final class HtmlBlocks implements NodeFilter {

    /** What was read: titles the page gives itself, best first, and the blocks of its article. */
    record Page(List<String> titles, List<Block> blocks) {}

    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> BREAKS = Set.of(
            "p",
            "div",
            "section",
            "article",
            "main",
            "header",
            "blockquote",
            "ul",
            "ol",
            "dl",
            "table",
            "thead",
            "tbody",
            "tfoot",
            "figure",
            "pre",
            "hr",
            "address",
            "details",
            "summary",
            "fieldset",
            "center",
            "body");
    private static final Set<String> CAPTION_WORDS = Set.of("caption", "figcaption", "captiontext", "imagecaption");
    private static final Set<String> CREDIT_WORDS = Set.of("credit", "credits", "copyright", "photographer");
    private static final Set<String> BYLINE_WORDS = Set.of("byline", "author", "authors");
    private static final int SHORT = 200;

    private final HtmlTree tree;
    private final Element root;
    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private Block.Kind kind = Block.Kind.TEXT;
    private int linkCharacters;
    private int links;
    private int raised;

    private HtmlBlocks(HtmlTree tree, Element root) {
        this.tree = tree;
        this.root = root;
    }

    static Page of(String html) {
        Document document = Jsoup.parse(html);
        boolean wholePage = isWholePage(html);
        HtmlTree tree = new HtmlTree(document);
        HtmlBlocks reader = new HtmlBlocks(tree, tree.root(wholePage));
        NodeTraversor.filter(reader, reader.root);
        reader.flush();
        return new Page(wholePage ? titles(document) : List.of(), reader.blocks);
    }

    private static boolean isWholePage(String html) {
        String start = html.substring(0, Math.min(html.length(), 2000)).toLowerCase(Locale.ROOT);
        return start.contains("<html") || start.contains("<head") || start.contains("<body");
    }

    private static List<String> titles(Document document) {
        List<String> titles = new ArrayList<>();
        Element heading = document.selectFirst("h1");
        Element shared = document.selectFirst("meta[property=og:title]");
        // The first of two or more top headings may be the site's.
        if (heading != null && document.select("h1").size() == 1) {
            titles.add(heading.text());
        }
        if (shared != null) {
            titles.add(shared.attr("content"));
        }
        titles.add(document.title());
        if (heading != null) {
            titles.add(heading.text());
        }
        return titles.stream().filter(title -> !title.isBlank()).toList();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            String words = text.getWholeText();
            append(raised > 0 ? NumberedNotes.raised(words) : words);
            return FilterResult.CONTINUE;
        }
        if (!(node instanceof Element element)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if (tree.isFurniture(element, root)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        String name = element.normalName();
        if (name.equals("br")) {
            lineBreak();
        } else if (name.equals("a")) {
            links++;
        } else if (name.equals("sup")) {
            raised++;
        } else if (name.equals("td") || name.equals("th")) {
            if (open.length() > 0 && kind == Block.Kind.ROW) {
                open.append(" | ");
            }
        } else {
            Block.Kind own = kindOf(element, name);
            if (own != null) {
                flush();
                kind = own;
            }
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            String name = element.normalName();
            if (name.equals("a")) {
                links--;
            } else if (name.equals("sup")) {
                raised--;
            } else if (!name.equals("br") && kindOf(element, name) != null) {
                flush();
                kind = Block.Kind.TEXT;
            }
        }
        return FilterResult.CONTINUE;
    }

    /** The kind of block that the element opens; null when it only marks words up. */
    private Block.@Nullable Kind kindOf(Element element, String name) {
        if (HEADINGS.contains(name)) {
            return Block.Kind.HEADING;
        }
        if (name.equals("figcaption") || name.equals("caption")) {
            return Block.Kind.CAPTION;
        }
        if (name.equals("tr")) {
            return Block.Kind.ROW;
        }
        if (name.equals("li") || name.equals("dt") || name.equals("dd")) {
            return Block.Kind.ENTRY;
        }
        boolean breaks = BREAKS.contains(name);
        if (!element.className().isEmpty() && !element.equals(root)) {
            if (HtmlTree.hasClassWord(element, CREDIT_WORDS)) {
                return Block.Kind.CREDIT;
            }
            if (breaks && HtmlTree.hasClassWord(element, CAPTION_WORDS)) {
                return Block.Kind.CAPTION;
            }
            if (breaks && HtmlTree.hasClassWord(element, BYLINE_WORDS)) {
                return Block.Kind.BYLINE;
            }
        }
        if (!breaks) {
            return null;
        }
        // A paragraph within a list's entry, a caption or a cell is still that.
        return name.equals("p") && kind != Block.Kind.HEADING ? kind : Block.Kind.TEXT;
    }

    private void append(String raw) {
        int before = open.length();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
            if (!space) {
                open.append(c);
            } else if (open.length() > 0
                    && open.charAt(open.length() - 1) != ' '
                    && open.charAt(open.length() - 1) != '\n') {
                open.append(' ');
            }
        }
        linkCharacters += links > 0 ? open.length() - before : 0;
    }

    private void lineBreak() {
        int last = open.length() - 1;
        while (last >= 0 && open.charAt(last) == ' ') {
            open.setLength(last--);
        }
        if (last >= 0 && open.charAt(last) == '\n') {
            Block.Kind same = kind;
            flush();
            kind = same;
        } else if (last >= 0) {
            open.append('\n');
        }
    }

    private void flush() {
        String text = CharacterCleaner.clean(open.toString()).strip();
        double share = open.length() == 0 ? 0 : Math.min(1, linkCharacters / (double) open.length());
        open.setLength(0);
        linkCharacters = 0;
        if (!text.isEmpty()) {
            boolean shortKind = kind == Block.Kind.CREDIT || kind == Block.Kind.BYLINE;
            boolean label = !shortKind || text.length() <= SHORT;
            blocks.add(new Block(label ? kind : Block.Kind.TEXT, text, share));
        }
    }
}
