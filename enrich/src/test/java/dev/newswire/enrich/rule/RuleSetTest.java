package dev.newswire.enrich.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newswire.enrich.category.ScoredCategory;
import dev.newswire.enrich.term.LetterCase;
import dev.newswire.enrich.text.Article;
import dev.newswire.schemas.topic.MediaTopic;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleSetTest {

    private static final Article ARTICLE = Article.of(
            "Central bank holds rates",
            "The central bank left its rates alone, and Arsenal beat Chelsea in the derby.");
    private static final List<ScoredCategory> TAGGED =
            List.of(new ScoredCategory(MediaTopic.ECONOMY_BUSINESS_AND_FINANCE, 0.8, List.of("term:rates")));

    @Test
    void assignsACategoryAndSaysWhichRuleDid() {
        Rule rule =
                rule("football", MediaTopic.SPORT, Effect.ASSIGN, 0, List.of("arsenal", "spurs"), List.of(), List.of());

        List<ScoredCategory> after = apply(rule);

        assertThat(after.get(0)).isEqualTo(new ScoredCategory(MediaTopic.SPORT, 1, List.of("rule:football")));
        assertThat(after).hasSize(2);
    }

    @Test
    void wantsAllOfAllAndNoneOfNone() {
        assertThat(apply(assign(List.of(), List.of("central bank", "Chelsea"), List.of())))
                .hasSize(2);
        assertThat(apply(assign(List.of(), List.of("central bank", "Everton"), List.of())))
                .hasSize(1);
        assertThat(apply(assign(List.of("Chelsea"), List.of("central bank"), List.of("derby"))))
                .hasSize(1);
        assertThat(apply(assign(List.of("Everton"), List.of("central bank"), List.of())))
                .hasSize(1);
        assertThat(apply(assign(List.of("bank"), List.of("central bank"), List.of())))
                .hasSize(2);
    }

    @Test
    void addsWeightsUpAndDropsWhatFallsBelowTheThreshold() {
        MediaTopic economy = MediaTopic.ECONOMY_BUSINESS_AND_FINANCE;

        assertThat(apply(rule("r", economy, Effect.ADJUST, 0.15, List.of("rates"), List.of(), List.of())))
                .singleElement()
                .satisfies(category -> {
                    assertThat(category.score()).isCloseTo(0.95, org.assertj.core.api.Assertions.within(1e-9));
                    assertThat(category.evidence()).containsExactly("rule:r", "term:rates");
                });
        assertThat(apply(
                        rule("a", economy, Effect.ADJUST, -0.3, List.of("rates"), List.of(), List.of()),
                        rule("b", economy, Effect.ADJUST, -0.3, List.of("bank"), List.of(), List.of())))
                .isEmpty();
        assertThat(apply(rule("s", MediaTopic.SPORT, Effect.ADJUST, 0.5, List.of("derby"), List.of(), List.of())))
                .hasSize(2);
    }

    @Test
    void letsRemovalBeatEverything() {
        assertThat(apply(
                        rule("a", MediaTopic.SPORT, Effect.ASSIGN, 0, List.of("derby"), List.of(), List.of()),
                        rule("b", MediaTopic.SPORT, Effect.REMOVE, 0, List.of("derby"), List.of(), List.of())))
                .isEqualTo(TAGGED);
    }

    @Test
    void speaksOnlyOfItsLanguagesAndSources() {
        Rule english = new Rule(
                "e",
                MediaTopic.SPORT,
                List.of("derby"),
                List.of(),
                List.of(),
                LetterCase.IGNORE,
                Set.of("EN"),
                Set.of(),
                Effect.ASSIGN,
                0);
        Rule desk = new Rule(
                "d",
                MediaTopic.SPORT,
                List.of(),
                List.of(),
                List.of(),
                LetterCase.IGNORE,
                Set.of(),
                Set.of("desk"),
                Effect.ASSIGN,
                0);

        assertThat(RuleSet.of(List.of(english)).apply(ARTICLE, "en-GB", "x", TAGGED))
                .hasSize(2);
        assertThat(RuleSet.of(List.of(english)).apply(ARTICLE, "de", "x", TAGGED))
                .hasSize(1);
        assertThat(RuleSet.of(List.of(desk)).apply(ARTICLE, "de", "desk", TAGGED))
                .hasSize(2);
        assertThat(RuleSet.of(List.of(desk)).apply(ARTICLE, "de", "other", TAGGED))
                .hasSize(1);
    }

    @Test
    void refusesARuleThatFitsEverything() {
        assertThatThrownBy(() -> rule("r", MediaTopic.SPORT, Effect.ASSIGN, 0, List.of(), List.of(), List.of("x")))
                .hasMessageContaining("every item");
        assertThatThrownBy(() -> rule("r", MediaTopic.SPORT, Effect.ADJUST, 2, List.of("x"), List.of(), List.of()))
                .hasMessageContaining("weight");
    }

    @Test
    void hasOneVersionForOneContent() {
        Rule a = assign(List.of("a"), List.of(), List.of());
        Rule b = rule("b", MediaTopic.SPORT, Effect.REMOVE, 0, List.of("b"), List.of(), List.of());

        assertThat(RuleSet.of(List.of(a, b)).version())
                .isEqualTo(RuleSet.of(List.of(b, a)).version());
        assertThat(RuleSet.of(List.of(a)).version()).isNotEqualTo(RuleSet.EMPTY.version());
    }

    private static List<ScoredCategory> apply(Rule... rules) {
        return RuleSet.of(List.of(rules)).apply(ARTICLE, "en", "desk", TAGGED);
    }

    private static Rule assign(List<String> any, List<String> all, List<String> none) {
        return rule("r", MediaTopic.SPORT, Effect.ASSIGN, 0, any, all, none);
    }

    private static Rule rule(
            String id,
            MediaTopic topic,
            Effect effect,
            double weight,
            List<String> any,
            List<String> all,
            List<String> none) {
        return new Rule(id, topic, any, all, none, LetterCase.IGNORE, Set.of(), Set.of(), effect, weight);
    }
}
