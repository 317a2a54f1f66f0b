package dev.newswire.ingest.read.page;

import dev.newswire.ingest.read.page.Block.Kind;
import java.util.List;
import org.jsoup.nodes.Entities;

/** Writes blocks as plain HTML: headings, paragraphs, lists, quotes, tables and nothing else. */
final class CleanBody {
    private final StringBuilder out = new StringBuilder();
    private String open = "";

    private CleanBody() {}

    static String of(List<Block> blocks) {
        CleanBody body = new CleanBody();
        blocks.forEach(body::add);
        body.within("");
        return body.out.toString().stripTrailing();
    }

    private void add(Block block) {
        switch (block.kind()) {
            case TITLE, HEADING -> write("", "h2", block);
            case PARAGRAPH, PLAIN -> write("", "p", block);
            case VERBATIM -> write("", "pre", block);
            case ITEM -> write("ul", "li", block);
            case NUMBERED -> write("ol", "li", block);
            case QUOTE -> write("blockquote", "p", block);
            case ROW -> write("table", "tr", block);
        }
    }

    private void write(String around, String tag, Block block) {
        within(around);
        String words = Entities.escape(block.text());
        if (block.kind() == Kind.ROW) {
            words = "<td>" + words.replace("\t", "</td><td>") + "</td>";
        } else if (block.kind() != Kind.VERBATIM) {
            words = words.replace("\n", "<br>");
        }
        out.append('<')
                .append(tag)
                .append('>')
                .append(words)
                .append("</")
                .append(tag)
                .append(">\n");
    }

    private void within(String around) {
        if (!open.equals(around)) {
            out.append(open.isEmpty() ? "" : "</" + open + ">\n").append(around.isEmpty() ? "" : "<" + around + ">\n");
            open = around;
        }
    }
}
