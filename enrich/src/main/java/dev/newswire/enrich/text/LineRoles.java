package dev.newswire.enrich.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives every line of a page its role. First the article's extent is found (first and last running text, where comments
 * begin), then each line is judged by what it says, how it looks, where it stands and whether it stood there before.
 */
final class LineRoles {

    private static final int LONGEST_TITLE = 250;
    private static final int FEW_PROSE = 150;
    private static final int RELATED_LINES = 12;
    private static final int LONG_REPEAT = 6;
    private static final int REPEAT_WITHIN = 5;
    private static final int DOUBLED_WITHIN = 2;
    private static final int LONGEST_LABEL = 60;
    private static final int SENTENCE_WORDS = 4;

    private final Furniture furniture;
    private final CaptionReader captions;
    private final BylineReader bylines;
    private final DateLines dateLines;

    LineRoles(Furniture furniture, CaptionReader captions, BylineReader bylines, DateLines dateLines) {
        this.furniture = furniture;
        this.captions = captions;
        this.bylines = bylines;
        this.dateLines = dateLines;
    }

    /**
     * @param lines the page's lines, in order
     * @param title plain form of the known title; empty when the title is to be found
     * @return one role a line
     */
    List<Role> of(List<Line> lines, String title) {
        Role[] roles = new Role[lines.size()];
        int cut = tail(lines);
        Arrays.fill(roles, cut, roles.length, Role.FURNITURE);
        markByContent(lines, roles, cut, title);
        markDoubledCaptions(lines, roles, cut);
        int first = firstProse(lines, roles, cut);
        int last = lastProse(lines, roles, cut);
        if (first >= 0) {
            markHead(lines, roles, first, cut, title.isEmpty());
            markTail(lines, roles, last + 1, cut);
            markBiographies(lines, roles, first + 1, cut);
        } else if (title.isEmpty()) {
            markTitle(lines, roles, cut, cut);
        }
        markFootnotes(lines, roles, last, cut);
        markNumberedNotes(lines, roles, cut);
        markRepeats(lines, roles, cut);
        List<Role> result = new ArrayList<>(roles.length);
        for (Role role : roles) {
            result.add(role == null ? Role.TEXT : role);
        }
        return result;
    }

    /** Where comments, forms and tags begin; the number of lines when they do not. */
    private int tail(List<Line> lines) {
        long all = 0;
        for (Line line : lines) {
            all += line.isProse() ? line.weight() : 0;
        }
        long before = 0;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            // A "leave a comment" link above a long article is not where the article ends.
            if (furniture.isTail(line) && before >= FEW_PROSE && before * 3 >= all) {
                return i;
            }
            before += line.isProse() ? line.weight() : 0;
        }
        return lines.size();
    }

    private void markByContent(List<Line> lines, Role[] roles, int cut, String title) {
        for (int i = 0; i < cut; i++) {
            Line line = lines.get(i);
            if (isTitle(line, title)) {
                roles[i] = Role.TITLE;
            } else if (dateLines.isDateLine(line)) {
                roles[i] = Role.DATE;
            } else if (furniture.isRelated(line)) {
                roles[i] = Role.FURNITURE;
                i = markRelated(lines, roles, i, cut);
            } else if (furniture.is(line) || furniture.isTail(line)) {
                roles[i] = Role.FURNITURE;
            } else if (captions.read(line) != null) {
                roles[i] = Role.CAPTION;
            } else if (line.kind() == Block.Kind.BYLINE) {
                roles[i] = Role.BYLINE;
            } else if (line.linkShare() > 0.8 && line.kind() != Block.Kind.HEADING && !line.endsAsSentence()) {
                roles[i] = Role.LABEL;
            }
        }
    }

    /** What a picture shows stands there twice: for the eye, and with the picture. */
    private void markDoubledCaptions(List<Line> lines, Role[] roles, int cut) {
        for (int i = 0; i < cut; i++) {
            CaptionReader.Caption read = roles[i] == Role.CAPTION ? captions.read(lines.get(i)) : null;
            if (read == null || read.caption() == null) {
                continue;
            }
            String plain = PlainForm.of(read.caption());
            for (int j = Math.max(0, i - DOUBLED_WITHIN); j < Math.min(cut, i + DOUBLED_WITHIN + 1); j++) {
                if (roles[j] == null
                        && lines.get(j).words() >= SENTENCE_WORDS
                        && plain.equals(lines.get(j).plain())) {
                    roles[j] = Role.FURNITURE;
                }
            }
        }
    }

    /** Drops headlines below "Related articles"; returns the last line dropped. */
    private int markRelated(List<Line> lines, Role[] roles, int heading, int cut) {
        int end = Math.min(cut, heading + 1 + RELATED_LINES);
        int i = heading + 1;
        while (i < end
                && !lines.get(i).isProse()
                && !lines.get(i).endsAsSentence()
                && lines.get(i).text().length() <= LONGEST_TITLE) {
            roles[i] = dateLines.isDateLine(lines.get(i)) ? Role.FURNITURE : Role.LABEL;
            i++;
        }
        return i - 1;
    }

    private static boolean isTitle(Line line, String title) {
        String plain = line.plain();
        if (title.isEmpty() || plain.isEmpty()) {
            return false;
        }
        boolean longEnough =
                plain.length() > 20 && Math.abs(plain.length() - title.length()) < 40 && !line.endsAsSentence();
        return plain.equals(title) || (longEnough && (plain.startsWith(title) || title.startsWith(plain)));
    }

    private static int firstProse(List<Line> lines, Role[] roles, int cut) {
        for (int i = 0; i < cut; i++) {
            if (roles[i] == null && lines.get(i).isProse()) {
                return i;
            }
        }
        return -1;
    }

    private static int lastProse(List<Line> lines, Role[] roles, int cut) {
        for (int i = cut - 1; i >= 0; i--) {
            Line line = lines.get(i);
            boolean shortSentence = line.endsAsSentence() && line.words() >= SENTENCE_WORDS && line.linkShare() < 0.5;
            if (roles[i] == null && (line.isProse() || shortSentence)) {
                return i;
            }
        }
        return -1;
    }

    private void markHead(List<Line> lines, Role[] roles, int first, int cut, boolean needsTitle) {
        markBylines(lines, roles, 0, first);
        int titled = -1;
        for (int i = 0; i < first; i++) {
            titled = roles[i] == Role.TITLE ? i : titled;
        }
        if (needsTitle && titled < 0) {
            titled = markTitle(lines, roles, first, cut);
        }
        for (int i = 0; i < first; i++) {
            Line line = lines.get(i);
            boolean label = line.words() <= 4 && !line.endsAsSentence();
            boolean above = i < titled && !line.endsAsSentence();
            boolean trail = Headlines.isBreadcrumb(line) || (titled >= 0 && Headlines.leadsTo(line, lines.get(titled)));
            if (roles[i] == null && (label || above || trail)) {
                roles[i] = Role.LABEL;
            }
        }
    }

    private void markBylines(List<Line> lines, Role[] roles, int from, int to) {
        for (int i = from; i < to; i++) {
            boolean open = roles[i] == null || roles[i] == Role.DATE;
            if (open && !bylines.read(lines.get(i)).isEmpty()) {
                roles[i] = Role.BYLINE;
            }
        }
    }

    private static int markTitle(List<Line> lines, Role[] roles, int end, int cut) {
        int found = Headlines.find(lines, roles, end, cut);
        int best = found < 0 ? found : Headlines.withoutSite(lines, roles, found, end);
        if (best != found) {
            roles[found] = Role.LABEL;
        }
        if (best >= 0) {
            roles[best] = Role.TITLE;
        }
        return best;
    }

    private void markTail(List<Line> lines, Role[] roles, int from, int cut) {
        markBylines(lines, roles, from, cut);
        for (int i = from; i < cut; i++) {
            Line line = lines.get(i);
            boolean listed = line.kind() == Block.Kind.ENTRY || line.kind() == Block.Kind.ROW || line.hasDigits();
            boolean announced =
                    i > 0 && Sentences.endsWithColon(lines.get(i - 1).text());
            boolean label = !line.endsAsSentence() && line.text().length() <= LONGEST_TITLE;
            if (roles[i] == null && label && (!listed || line.linkShare() > 0.5) && !announced) {
                roles[i] = Role.LABEL;
            }
        }
    }

    /** "Somebody covers schools for the paper.", below what Somebody wrote. */
    private void markBiographies(List<Line> lines, Role[] roles, int from, int cut) {
        Set<String> authors = new HashSet<>();
        for (int i = 0; i < cut; i++) {
            if (roles[i] == Role.BYLINE) {
                bylines.read(lines.get(i)).forEach(name -> authors.add(PlainForm.of(name) + " "));
            }
        }
        int end = authors.isEmpty() ? 0 : cut;
        for (int i = from; i < end; i++) {
            Line line = lines.get(i);
            boolean sentence = roles[i] == null && line.endsAsSentence();
            if (sentence && authors.stream().anyMatch(line.plain()::startsWith) && !isTurn(line.text())) {
                roles[i] = Role.FURNITURE;
            }
        }
    }

    private static boolean isTurn(String text) {
        return text.lastIndexOf(':', LONGEST_LABEL) >= 0;
    }

    private static void markFootnotes(List<Line> lines, Role[] roles, int last, int cut) {
        boolean marks = false;
        for (int i = 0; i < cut; i++) {
            Line line = lines.get(i);
            boolean open = roles[i] == null || roles[i] == Role.LABEL;
            if (open && Footnotes.begins(line.text()) && i > 0 && (marks || i >= last)) {
                roles[i] = Role.FOOTNOTE;
            }
            marks |= open && Footnotes.hasMark(line.text());
        }
    }

    /** Numbered notes stand together at the end, with nothing but furniture below them. */
    private static void markNumberedNotes(List<Line> lines, Role[] roles, int cut) {
        int first = cut;
        for (int i = cut - 1; i > 0; i--) {
            boolean open = roles[i] == null || roles[i] == Role.LABEL || roles[i] == Role.FOOTNOTE;
            if (open && !NumberedNotes.leadingMark(lines.get(i).text()).isEmpty()) {
                first = i;
            } else if (roles[i] == null || roles[i] == Role.TEXT) {
                break;
            }
        }
        if (first == cut) {
            return;
        }
        List<String> body = new ArrayList<>();
        for (int i = 0; i < first; i++) {
            if (roles[i] == null || roles[i] == Role.TITLE || roles[i] == Role.CAPTION) {
                body.add(lines.get(i).text());
            }
        }
        Set<String> references = NumberedNotes.references(body);
        for (int i = first; i < cut; i++) {
            if (references.contains(NumberedNotes.leadingMark(lines.get(i).text()))) {
                roles[i] = Role.FOOTNOTE;
            }
        }
    }

    /** What stands there twice for two sizes of screen; lists and recipes say the same again further down, and mean it. */
    private static void markRepeats(List<Line> lines, Role[] roles, int cut) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < cut; i++) {
            Line line = lines.get(i);
            if (roles[i] == null && line.kind() != Block.Kind.ROW && line.words() >= LONG_REPEAT) {
                Integer before = seen.put(line.plain(), i);
                if (before != null && i - before <= REPEAT_WITHIN) {
                    roles[i] = Role.FURNITURE;
                }
            }
        }
    }
}
