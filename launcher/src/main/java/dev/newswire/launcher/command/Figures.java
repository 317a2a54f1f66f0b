package dev.newswire.launcher.command;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a module measured, whichever it was: rows for programs, the sets that were not there, and a table for people. */
record Figures(List<Map<String, @Nullable Object>> rows, List<String> absent, String text) {

    static Figures of(dev.newswire.enrich.evaluate.Evaluation measured) {
        return new Figures(measured.rows(), measured.absent(), measured.text());
    }

    static Figures of(dev.newswire.ingest.evaluate.Evaluation measured) {
        return new Figures(measured.rows(), measured.absent(), measured.text());
    }
}
