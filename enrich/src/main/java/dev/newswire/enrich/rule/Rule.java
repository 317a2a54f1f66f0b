package dev.newswire.enrich.rule;

import dev.newswire.enrich.term.LetterCase;
import dev.newswire.schemas.topic.MediaTopic;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A user's rule about one category.
 *
 * @param id id its writer gave it
 * @param category the category it is about
 * @param any terms of which one must stand in the article; empty when none need to
 * @param all terms that must all stand there
 * @param none terms of which none may stand there
 * @param letterCase how letters of the terms must be written
 * @param languages BCP 47 tags, lower case; empty for all languages
 * @param sources ids of sources; empty for all
 * @param effect what it does
 * @param weight what ADJUST adds, -1 to 1
 */
public record Rule(
        String id,
        MediaTopic category,
        List<String> any,
        List<String> all,
        List<String> none,
        LetterCase letterCase,
        Set<String> languages,
        Set<String> sources,
        Effect effect,
        double weight) {
    private static final int MOST_TERMS = 1000;
    private static final int LONGEST_TERM = 200;

    public Rule {
        any = List.copyOf(any);
        all = List.copyOf(all);
        none = List.copyOf(none);
        languages = Set.copyOf(
                languages.stream().map(tag -> tag.toLowerCase(Locale.ROOT)).toList());
        sources = Set.copyOf(sources);
        if (id.isBlank()) {
            throw new IllegalArgumentException("a rule needs an id");
        }
        if (any.isEmpty() && all.isEmpty() && sources.isEmpty()) {
            throw new IllegalArgumentException(
                    "rule " + id + " would fit every item; give it a term in any or all, or a source");
        }
        if (!(weight >= -1 && weight <= 1)) {
            throw new IllegalArgumentException(
                    "the weight of rule " + id + " must lie between -1 and 1, not " + weight);
        }
        if (any.size() + all.size() + none.size() > MOST_TERMS) {
            throw new IllegalArgumentException("rule " + id + " has more than " + MOST_TERMS + " terms");
        }
        check(id, any);
        check(id, all);
        check(id, none);
    }

    private static void check(String id, List<String> terms) {
        for (String term : terms) {
            if (term.isBlank() || term.length() > LONGEST_TERM) {
                throw new IllegalArgumentException("a term of rule " + id + " has "
                        + term.strip().length() + " characters; it needs 1 to " + LONGEST_TERM);
            }
        }
    }

    /** Whether it speaks about items of a language and a source. */
    boolean speaksOf(String languageTag, String source) {
        if (!sources.isEmpty() && !sources.contains(source)) {
            return false;
        }
        if (languages.isEmpty()) {
            return true;
        }
        String tag = languageTag.toLowerCase(Locale.ROOT);
        int region = tag.indexOf('-');
        return languages.contains(tag) || (region > 0 && languages.contains(tag.substring(0, region)));
    }

    /** The same text for the same rule, whatever order its sets are in. */
    String canonical() {
        return String.join(
                "\n",
                id,
                category.code(),
                any.toString(),
                all.toString(),
                none.toString(),
                letterCase.name(),
                new TreeSet<>(languages).toString(),
                new TreeSet<>(sources).toString(),
                effect.name(),
                Double.toString(weight));
    }
}
