package dev.newswire.enrich.rule;

import dev.newswire.enrich.category.ScoredCategory;
import dev.newswire.enrich.entity.crf.Hash;
import dev.newswire.enrich.term.TermIndex;
import dev.newswire.enrich.term.TermText;
import dev.newswire.enrich.text.Article;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Applies users' rules to the categories of an article. A rule that removes beats one that assigns, which beats those
 * that adjust; the weights of these add up. What decided is told: {@code rule:ID} stands first in the evidence.
 *
 * <p>Immutable, safe for use by many threads; linear in the article. The number of rules matters only where their terms
 * stand in it.
 */
public final class RuleSet {
    /** No rules. */
    public static final RuleSet EMPTY = of(List.of());

    private static final String SEMANTICS = "rules-1";

    private final List<Rule> rules;
    /** For each term the rule it belongs to; a term of several rules is there several times. */
    private final List<RuleTerm> terms;

    private final TermIndex index;
    /** Rules that need no term to be there. */
    private final BitSet termless;

    private final String version;

    private enum Part {
        ANY,
        ALL,
        NONE
    }

    private record RuleTerm(int rule, Part part) {}

    private RuleSet(List<Rule> rules) {
        this.rules = rules;
        this.terms = new ArrayList<>();
        this.termless = new BitSet();
        TermIndex.Builder builder = new TermIndex.Builder(rules.size() * 4);
        long sum = 0;
        for (int at = 0; at < rules.size(); at++) {
            Rule rule = rules.get(at);
            add(builder, rule, rule.any(), at, Part.ANY);
            add(builder, rule, rule.all(), at, Part.ALL);
            add(builder, rule, rule.none(), at, Part.NONE);
            termless.set(at, rule.any().isEmpty() && rule.all().isEmpty());
            sum += Hash.of(rule.canonical());
        }
        this.index = builder.build();
        this.version = SEMANTICS + "-" + Long.toHexString(sum);
    }

    private void add(TermIndex.Builder builder, Rule rule, List<String> words, int at, Part part) {
        for (String word : words) {
            builder.add(word, rule.letterCase(), terms.size());
            terms.add(new RuleTerm(at, part));
        }
    }

    /** Reads the rules; never on a thread that has items to process. */
    public static RuleSet of(Collection<Rule> rules) {
        return new RuleSet(rules.stream().sorted(Comparator.comparing(Rule::id)).toList());
    }

    /** What rules mean and the rules themselves: the same rules have the same version. */
    public String version() {
        return version;
    }

    /** How many rules there are. */
    public int size() {
        return rules.size();
    }

    /** The article's categories as the rules want them, best first. */
    public List<ScoredCategory> apply(
            Article article, String languageTag, String source, List<ScoredCategory> categories) {
        if (rules.isEmpty()) {
            return categories;
        }
        List<Rule> fitting = fitting(article, languageTag, source);
        return fitting.isEmpty() ? categories : new Verdict(categories).after(fitting);
    }

    private List<Rule> fitting(Article article, String languageTag, String source) {
        BitSet seen = new BitSet(terms.size());
        look(article.title(), seen);
        String summary = article.summary();
        if (summary != null) {
            look(summary, seen);
        }
        look(article.text(), seen);
        article.captions().forEach(caption -> look(caption, seen));
        BitSet touched = (BitSet) termless.clone();
        BitSet some = new BitSet();
        BitSet refused = new BitSet();
        int[] missing = new int[rules.size()];
        for (int term = seen.nextSetBit(0); term >= 0; term = seen.nextSetBit(term + 1)) {
            RuleTerm found = terms.get(term);
            switch (found.part()) {
                case ANY -> some.set(found.rule());
                case ALL -> missing[found.rule()]--;
                case NONE -> refused.set(found.rule());
            }
            touched.set(found.rule());
        }
        List<Rule> fitting = new ArrayList<>();
        for (int at = touched.nextSetBit(0); at >= 0; at = touched.nextSetBit(at + 1)) {
            Rule rule = rules.get(at);
            boolean fits = !refused.get(at)
                    && (rule.any().isEmpty() || some.get(at))
                    && rule.all().size() + missing[at] == 0
                    && rule.speaksOf(languageTag, source);
            if (fits) {
                fitting.add(rule);
            }
        }
        return fitting;
    }

    private void look(String text, BitSet seen) {
        index.all(TermText.of(text), (term, start, end) -> seen.set(term));
    }
}
