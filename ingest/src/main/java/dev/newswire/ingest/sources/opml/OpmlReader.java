package dev.newswire.ingest.sources.opml;

import dev.newswire.ingest.read.charset.CharsetLabel;
import dev.newswire.ingest.read.charset.TextDecoder;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.error.UserError;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads the entries of an OPML document, of whatever is left of one. Bytes of any charset; nothing is fetched. */
final class OpmlReader {

    /** Far more than anyone reads; beyond it somebody wants memory. */
    private static final int MOST_OUTLINES = 100_000;

    private static final int MOST_FOLDERS = 8;

    private OpmlReader() {}

    /**
     * Hands on every entry that has an address or nothing inside it, in their order.
     *
     * @return whether the document ends before its end
     * @throws UserError when it is no OPML, or too much of it
     */
    static boolean read(byte[] bytes, String name, Consumer<Outline> entries) {
        Tags tags = new Tags(decoded(bytes));
        List<String> folders = new ArrayList<>();
        boolean opml = false;
        boolean closed = false;
        int outlines = 0;
        while (tags.hasNext()) {
            Tag tag = tags.next();
            opml |= tag.name().equals("opml") || tag.name().equals("outline");
            closed |= tag.end() && (tag.name().equals("opml") || tag.name().equals("body"));
            if (!tag.name().equals("outline")) {
                continue;
            }
            if (tag.end()) {
                if (!folders.isEmpty()) {
                    folders.remove(folders.size() - 1);
                }
                continue;
            }
            if (++outlines > MOST_OUTLINES) {
                throw new UserError(ExitCode.REFUSED, name + " has more than " + MOST_OUTLINES + " entries; split it");
            }
            Outline outline = new Outline(tag.line(), tag.whole(), tag.attributes(), named(folders));
            if (outline.address().isPresent() || tag.empty() || !tag.whole()) {
                entries.accept(outline);
            }
            if (!tag.empty() && tag.whole()) {
                folders.add(outline.address().isPresent() ? "" : outline.title().orElse(""));
            }
        }
        if (!opml) {
            throw new UserError(ExitCode.REFUSED, name + " is no OPML: there is no outline in it");
        }
        return !closed;
    }

    private static List<String> named(List<String> folders) {
        return folders.subList(Math.max(0, folders.size() - MOST_FOLDERS), folders.size()).stream()
                .filter(folder -> !folder.isEmpty())
                .toList();
    }

    private static String decoded(byte[] bytes) {
        Charset declared = CharsetLabel.declaredIn(bytes, bytes.length).orElse(null);
        return TextDecoder.decode(bytes, declared).text();
    }
}
