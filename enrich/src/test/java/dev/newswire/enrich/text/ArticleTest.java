package dev.newswire.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArticleTest {

    @Test
    void doesNotFollowChangesOfTheListsItWasMadeFrom() {
        var captions = new ArrayList<>(List.of("A bridge"));

        var article = new Article("t", null, "x", captions, List.of(), List.of(), List.of(), List.of());
        captions.add("A river");

        assertThat(article.captions()).containsExactly("A bridge");
    }

    @Test
    void ofTitleAndTextHasNothingElse() {
        assertThat(Article.of("t", "x"))
                .isEqualTo(new Article("t", null, "x", List.of(), List.of(), List.of(), List.of(), List.of()));
    }
}
