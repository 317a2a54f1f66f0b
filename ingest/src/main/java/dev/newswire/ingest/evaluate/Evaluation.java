package dev.newswire.ingest.evaluate;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What measuring one reader gave. Shares are 0 to 1 in the rows and in the text. */
public sealed interface Evaluation permits FeedEvaluation, PageEvaluation {

    /** The figures for programs, one map a row: text and numbers by name and in order. None: no set. */
    List<Map<String, @Nullable Object>> rows();

    /** The expected sets that were not there. */
    List<String> absent();

    /** The figures as a table for people, ending with the sets that were not there. */
    String text();
}
