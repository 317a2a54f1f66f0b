package dev.newswire.enrich.text;

import dev.newswire.enrich.date.DateParser;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a clean {@link Article} out of a title, a summary and a body as they came: scraped text, HTML (a page or a
 * fragment) or a feed's summary.
 *
 * <p>Words are never rewritten; what is no part of the article is left out. Immutable and safe for use by several
 * threads. Time is linear in the input, whatever it holds.
 */
public final class ArticleReader {

    private static final String VERSION = "text-5";

    /** So many known tags are no accident of plain text. */
    private static final int MARKED_UP = 3;

    private final Furniture furniture;
    private final LineRoles roles;
    private final CaptionReader captions;
    private final BylineReader bylines;
    private final DateLines dateLines;
    private final TitleReader titles;
    private final TeaserTrimmer teasers;

    private ArticleReader(FurnitureWords words, DateParser dates) {
        this.captions = new CaptionReader(words);
        this.dateLines = new DateLines(dates);
        this.bylines = new BylineReader(words, dateLines);
        this.furniture = new Furniture(words);
        this.roles = new LineRoles(furniture, captions, bylines, dateLines);
        this.titles = new TitleReader(words);
        this.teasers = new TeaserTrimmer(words);
    }

    /** Loads the vocabularies. */
    public static ArticleReader load(DateParser dates) {
        return new ArticleReader(FurnitureWords.load(), dates);
    }

    /** Name and version of the rules. */
    public String version() {
        return VERSION;
    }

    /**
     * Reads an article.
     *
     * @param title headline as given; null when there is none
     * @param summary summary as given, with or without markup; null when there is none
     * @param body text as given; empty when there is only a title or summary
     * @param html whether the body is HTML; markup in what claims to be plain text is found all the same
     */
    public Article read(@Nullable String title, @Nullable String summary, String body, boolean html) {
        String given = title == null ? "" : titles.clean(title);
        String shortText = summary == null ? "" : readSummary(summary);
        HtmlBlocks.Page page = page(body, html);
        String found = page.titles().stream().findFirst().map(titles::clean).orElse("");
        String known = given.isEmpty() ? found : given;
        Article article = assemble(known, page.blocks());
        if (article.text().isEmpty() && !shortText.isEmpty()) {
            return with(article, null, shortText);
        }
        return with(article, distinct(shortText, article).orElse(null), article.text());
    }

    private static HtmlBlocks.Page page(String body, boolean html) {
        if (html && body.indexOf('<') >= 0) {
            return HtmlBlocks.of(body);
        }
        // Feeds send HTML that claims to be text, as it is or escaped.
        String clean = CharacterCleaner.clean(body);
        if (Markup.tags(clean) >= (html ? 1 : MARKED_UP)) {
            return HtmlBlocks.of(Markup.tags(body) > 0 ? body : clean);
        }
        return new HtmlBlocks.Page(List.of(), PlainBlocks.of(clean));
    }

    private Article assemble(String title, List<Block> blocks) {
        List<Line> lines = bylines.joined(
                blocks.stream().map(Line::new).map(furniture::withoutCredit).toList());
        List<Role> given = roles.of(lines, PlainForm.of(title));
        ArticleBuilder builder = new ArticleBuilder(title, captions, bylines, dateLines, titles);
        for (int i = 0; i < lines.size(); i++) {
            builder.add(lines.get(i), given.get(i));
        }
        return builder.build(teasers);
    }

    private String readSummary(String summary) {
        // Summaries mix markup with escaped markup, so all is unescaped before it is parsed.
        String unescaped = CharacterCleaner.clean(summary);
        StringBuilder joined = new StringBuilder();
        for (Block block : page(unescaped, Markup.tags(unescaped) > 0).blocks()) {
            joined.append(joined.length() == 0 ? "" : "\n").append(block.text());
        }
        return CharacterCleaner.cleanLine(teasers.trim(joined.toString()));
    }

    private static Optional<String> distinct(String summary, Article article) {
        String plain = PlainForm.of(summary);
        boolean repeats = plain.isEmpty()
                || plain.equals(PlainForm.of(article.title()))
                || PlainForm.of(head(article.text(), summary.length() * 2)).startsWith(plain);
        return repeats ? Optional.empty() : Optional.of(summary);
    }

    private static String head(String text, int length) {
        return text.substring(0, Math.min(text.length(), length));
    }

    private static Article with(Article article, @Nullable String summary, String text) {
        return new Article(
                article.title(),
                summary,
                text,
                article.captions(),
                article.credits(),
                article.footnotes(),
                article.authors(),
                article.dateLines());
    }
}
