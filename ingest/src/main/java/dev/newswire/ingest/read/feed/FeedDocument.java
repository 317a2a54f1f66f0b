package dev.newswire.ingest.read.feed;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Builds a small, legal document around one entry, or around the head of a feed, and has ROME parse it. Every RSS without
 * a namespace is read as RSS 2.0, which holds all that its forerunners have. Belongs to one thread.
 */
final class FeedDocument {
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    /** Prefixes that feeds use without declaring them. */
    private static final Map<String, String> KNOWN = Map.of(
            "dc", "http://purl.org/dc/elements/1.1/",
            "content", "http://purl.org/rss/1.0/modules/content/",
            "media", "http://search.yahoo.com/mrss/",
            "atom", ATOM,
            "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
            "sy", "http://purl.org/rss/1.0/modules/syndication/",
            "slash", "http://purl.org/rss/1.0/modules/slash/",
            "itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd",
            "dcterms", "http://purl.org/dc/terms/");

    private final List<StartTag> around;
    private final SyndFeedInput input = new SyndFeedInput(false, Locale.ROOT);

    /** @param around the elements around the entries, outermost first; at least one */
    FeedDocument(List<StartTag> around) {
        this.around = List.copyOf(around);
        input.setXmlHealerOn(false);
        input.setPreserveWireFeed(true);
    }

    /** Whether the root is that of a feed. */
    boolean isFeed() {
        String root = root().local().toLowerCase(Locale.ROOT);
        return root.equals("rss") || root.equals("feed") || root.equals("rdf") || root.equals("channel");
    }

    /** The language that the elements around the entries declare; null when none does. */
    @Nullable String language() {
        return around.stream()
                .map(tag -> tag.attributes().getOrDefault("xml:lang", ""))
                .filter(language -> !language.isBlank())
                .findFirst()
                .orElse(null);
    }

    /** The head of the feed, or null facts where it cannot be read. */
    SyndFeed head(String header) throws FeedException {
        int root = header.indexOf('>') + 1;
        StringBuilder rest = new StringBuilder(header.substring(Math.min(root, header.length())));
        for (int i = around.size() - 1; i >= 1; i--) {
            rest.append("</").append(around.get(i).name()).append('>');
        }
        return parse(rest.toString());
    }

    /** One entry in the feed's own surroundings. */
    SyndFeed entry(String xml) throws FeedException {
        StringBuilder inside = new StringBuilder();
        if (root().local().equalsIgnoreCase("rdf")) {
            inside.append("<channel><title/></channel>").append(xml);
            return parse(inside.toString());
        }
        for (StartTag tag : around.subList(1, around.size())) {
            inside.append(tag.xml());
        }
        inside.append(xml);
        for (int i = around.size() - 1; i >= 1; i--) {
            inside.append("</").append(around.get(i).name()).append('>');
        }
        return parse(inside.toString());
    }

    /** First as it is, with illegal letters repaired; then as a parser understands it that closes what is open. */
    private SyndFeed parse(String inside) throws FeedException {
        String repaired = XmlRepair.text(inside);
        try {
            return rome(repaired);
        } catch (FeedException | IllegalArgumentException illFormed) {
            Document healed = Jsoup.parse(repaired, "", Parser.xmlParser());
            healed.outputSettings()
                    .syntax(Document.OutputSettings.Syntax.xml)
                    .escapeMode(Entities.EscapeMode.xhtml)
                    .prettyPrint(false);
            try {
                return rome(healed.outerHtml());
            } catch (IllegalArgumentException e) {
                throw new FeedException(e.getMessage(), e);
            }
        }
    }

    private SyndFeed rome(String inside) throws FeedException {
        StartTag root = normalised(root());
        for (String prefix : undeclared(inside, root)) {
            root = root.with("xmlns:" + prefix, KNOWN.getOrDefault(prefix, "urn:undeclared:" + prefix));
        }
        boolean bare = root.name().equals("channel");
        String start = bare ? "<rss version=\"2.0\">" + root.xml() : root.xml();
        String end = "</" + root.name() + '>' + (bare ? "</rss>" : "");
        return input.build(new StringReader(start + inside + end));
    }

    private static StartTag normalised(StartTag root) {
        if (root.local().equalsIgnoreCase("rss")) {
            return root.with("version", "2.0");
        }
        boolean nameless = root.name().equals("feed") && !root.attributes().containsKey("xmlns");
        return nameless ? root.with("xmlns", ATOM) : root;
    }

    private StartTag root() {
        return around.get(0);
    }

    /** Prefixes of elements and attributes that nothing declares. */
    private static Set<String> undeclared(String xml, StartTag root) {
        Set<String> used = new HashSet<>();
        collect('<' + root.name(), used);
        collect(xml, used);
        root.attributes().keySet().forEach(name -> prefix(name, used));
        used.remove("xml");
        used.remove("xmlns");
        used.removeIf(
                prefix -> root.attributes().containsKey("xmlns:" + prefix) || xml.contains("xmlns:" + prefix + "="));
        return used;
    }

    private static void collect(String xml, Set<String> used) {
        boolean tag = false;
        int from = 0;
        for (int at = 0; at < xml.length(); at++) {
            char letter = xml.charAt(at);
            if (letter == '<') {
                tag = true;
                from = at + 1;
            } else if (letter == '>') {
                tag = false;
            } else if (tag && (Character.isWhitespace(letter) || letter == '/')) {
                from = at + 1;
            } else if (tag && letter == ':' && at > from) {
                prefix(xml.substring(from, at + 1), used);
                from = at + 1;
            }
        }
    }

    private static void prefix(String name, Set<String> used) {
        int colon = name.indexOf(':');
        if (colon > 0 && StartTag.isName(name.substring(0, colon))) {
            used.add(name.substring(0, colon));
        }
    }
}
