package dev.newswire.ingest.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.chimbori.crux.articles.ArticleExtractor;
import de.l3s.boilerpipe.BoilerpipeExtractor;
import de.l3s.boilerpipe.extractors.CommonExtractors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.dankito.readability4j.Readability4J;
import net.dankito.readability4j.extended.Readability4JExtended;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.boilerpipe.BoilerpipeContentHandler;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Prints what the libraries of the JVM find on the pages that ingest is measured by, ours first. */
class PeersTest {
    private static final Path SHARED = Path.of(System.getProperty("newswire.shared", "nowhere"));

    @Test
    void isAheadOfEveryLibraryThatReadsTheSamePages() throws IOException {
        Path sets = SHARED.resolve("eval");
        assumeTrue(Files.exists(sets.resolve(PageSet.NAME)), "the extraction set is not here");

        PageEvaluation evaluation = PageEvaluation.measure(sets, extractors());

        System.out.print(evaluation.text());
        double ours = evaluation.results().get(0).f1();
        assertThat(evaluation.results().subList(1, evaluation.results().size()))
                .allSatisfy(peer -> assertThat(peer.f1()).isLessThan(ours));
    }

    private static List<PageExtractor> extractors() {
        return List.of(
                new NewswirePages(),
                peer("Readability4J 1.0.8", PeersTest::readability),
                peer("Readability4J 1.0.8, extended", PeersTest::readabilityExtended),
                peer("crux 2.1.0", PeersTest::crux),
                peer("boilerpipe 1.2.3, article", page -> boilerpipe(page, CommonExtractors.ARTICLE_EXTRACTOR)),
                peer("boilerpipe 1.2.3, default", page -> boilerpipe(page, CommonExtractors.DEFAULT_EXTRACTOR)),
                peer("Tika 3.2.3 with boilerpipe", PeersTest::tika),
                peer("jsoup 1.21.2, whole body", page -> parsed(page).body().text()));
    }

    /** Reads one page. */
    private interface Reading {
        String of(PageSet.Page page) throws Exception;
    }

    private static PageExtractor peer(String name, Reading reading) {
        return new PageExtractor() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String text(PageSet.Page page) throws Exception {
                return reading.of(page);
            }
        };
    }

    private static Document parsed(PageSet.Page page) throws IOException {
        try (InputStream in = page.open()) {
            return Jsoup.parse(in, null, page.url());
        }
    }

    private static String readability(PageSet.Page page) throws IOException {
        String content = new Readability4J(page.url(), parsed(page)).parse().getContent();
        return content == null ? "" : Jsoup.parse(content).text();
    }

    private static String readabilityExtended(PageSet.Page page) throws IOException {
        String content = new Readability4JExtended(page.url(), parsed(page).outerHtml())
                .parse()
                .getContent();
        return content == null ? "" : Jsoup.parse(content).text();
    }

    private static String crux(PageSet.Page page) throws IOException {
        Document document = ArticleExtractor.with(page.url(), parsed(page).outerHtml())
                .extractContent()
                .article()
                .document;
        return document == null ? "" : document.text();
    }

    private static String boilerpipe(PageSet.Page page, BoilerpipeExtractor extractor) throws Exception {
        return extractor.getText(parsed(page).outerHtml());
    }

    private static String tika(PageSet.Page page) throws Exception {
        BodyContentHandler body = new BodyContentHandler(-1);
        try (InputStream in = page.open()) {
            new JSoupParser().parse(in, new BoilerpipeContentHandler(body), new Metadata(), new ParseContext());
        }
        return body.toString();
    }
}
