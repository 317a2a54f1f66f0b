package dev.newswire.enrich.evaluate;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What measuring one language step gave. Shares are 0 to 1 in the rows and percentages in the text. */
public sealed interface Evaluation
        permits ArticleEvaluation,
                CategoryEvaluation,
                EntityEvaluation,
                LanguageEvaluation,
                StageCost,
                StoryEvaluation,
                WatchListCost {

    /** The figures for programs, one map a row: text, numbers, truth or null, by name and in order. None: no set. */
    List<Map<String, @Nullable Object>> rows();

    /** The expected sets that were not there. */
    List<String> absent();

    /** The figures as a table for people, ending with the sets that were not there. */
    String text();
}
