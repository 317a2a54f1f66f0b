package dev.newswire.ingest.evaluate;

/** What takes the text of an article out of a page. */
interface PageExtractor {

    /** The name in the table. */
    String name();

    /** The article's text; empty when none is found. */
    String text(PageSet.Page page) throws Exception;
}
