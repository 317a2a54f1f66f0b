package dev.newswire.enrich.watchlist;

import dev.newswire.enrich.entity.EntityMention;
import dev.newswire.enrich.entity.MentionField;
import dev.newswire.enrich.entity.NamedEntity;
import dev.newswire.enrich.entity.crf.Hash;
import dev.newswire.enrich.term.TermIndex;
import dev.newswire.enrich.term.TermIndex.Found;
import dev.newswire.enrich.term.TermText;
import dev.newswire.enrich.text.Article;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Finds watched names in an article and gives their ids to its entities.
 *
 * <p>Of names that overlap, the longest counts. A name the tagger missed becomes a mention. Where both see the same words
 * and disagree on the type, the watch-list's type counts. A mention longer than the watched name is another thing, unless
 * it is a person of whom the name is the last part. The other mentions of an entity, as an article resolves them, follow
 * the mention that is watched.
 *
 * <p>Immutable, safe for use by many threads; linear in the article.
 */
public final class WatchList {
    /** Nobody watches for anything. */
    public static final WatchList EMPTY = of(List.of());

    private static final String RULES = "watchlist-1";

    private final List<Watched> watched;
    private final TermIndex index;
    private final String version;

    private WatchList(List<Watched> watched, TermIndex index, String version) {
        this.watched = watched;
        this.index = index;
        this.version = version;
    }

    /** Takes some 10 microseconds a name; never on a thread that has items to process. */
    public static WatchList of(Collection<Watched> things) {
        List<Watched> watched = things.stream()
                .sorted(Comparator.comparing(WatchList::strictness).thenComparing(Watched::id))
                .toList();
        TermIndex.Builder index = new TermIndex.Builder(
                watched.stream().mapToInt(thing -> thing.names().size()).sum());
        long sum = 0;
        for (int owner = 0; owner < watched.size(); owner++) {
            Watched thing = watched.get(owner);
            for (String name : thing.names()) {
                index.add(name, thing.letterCase(), owner);
            }
            sum += Hash.of(thing.toString());
        }
        return new WatchList(watched, index.build(), RULES + "-" + Long.toHexString(sum));
    }

    /** Who asks for exact letters comes before who takes any. */
    private static int strictness(Watched thing) {
        return switch (thing.letterCase()) {
            case EXACT -> 0;
            case SMART -> 1;
            case IGNORE -> 2;
        };
    }

    /** The rules and the content of the list: the same list has the same version, in whatever order it was made. */
    public String version() {
        return version;
    }

    /** How many things are watched for. */
    public int size() {
        return watched.size();
    }

    /** The article's entities with those that are watched for, the most salient first. */
    public List<NamedEntity> apply(Article article, List<NamedEntity> entities) {
        if (watched.isEmpty()) {
            return entities;
        }
        List<Sighting> sightings = sightings(article);
        if (sightings.isEmpty()) {
            return entities;
        }
        return new EntityMerge(watched, entities).with(sightings, article.text().length());
    }

    /** Where watched names stand, in the order mentions are listed. */
    List<Sighting> sightings(Article article) {
        List<Sighting> sightings = new ArrayList<>();
        look(MentionField.TITLE, 0, article.title(), sightings);
        look(MentionField.TEXT, 0, article.text(), sightings);
        for (int at = 0; at < article.captions().size(); at++) {
            look(MentionField.CAPTION, at, article.captions().get(at), sightings);
        }
        for (int at = 0; at < article.footnotes().size(); at++) {
            look(MentionField.FOOTNOTE, at, article.footnotes().get(at), sightings);
        }
        return sightings;
    }

    private void look(MentionField field, int part, String text, List<Sighting> sightings) {
        for (Found found : index.longest(TermText.of(text))) {
            EntityMention mention = new EntityMention(
                    field, part, found.start(), found.end(), text.substring(found.start(), found.end()));
            sightings.add(new Sighting(found.owner(), mention));
        }
    }
}
