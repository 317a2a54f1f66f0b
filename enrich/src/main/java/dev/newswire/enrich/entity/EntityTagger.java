package dev.newswire.enrich.entity;

import dev.newswire.enrich.entity.crf.CrfLabeller;
import dev.newswire.enrich.entity.crf.CrfModel;
import dev.newswire.enrich.entity.crf.ModelFile;
import dev.newswire.enrich.entity.crf.Part;
import dev.newswire.enrich.entity.gazetteer.Gazetteer;
import dev.newswire.enrich.text.Article;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Finds the named things of an article. English is read by a model, other languages by gazetteer and rules. Load once,
 * share between threads; the same article gives the same answer. Time is linear in the length of the article.
 */
public final class EntityTagger {
    private static final String MODEL = "entity-model.bin";
    /** Changes whenever the code around the model and the lists gives other answers. */
    private static final String RULES = "rules-6";

    /** Code units looked at to tell the script of a text of unknown language. */
    private static final int SAMPLE = 4000;

    private final CrfModel model;
    private final Gazetteer gazetteer;
    /** Labellers remember words and serve one thread at a time; idle ones wait here. */
    private final ConcurrentLinkedQueue<CrfLabeller> idle = new ConcurrentLinkedQueue<>();

    private EntityTagger(CrfModel model, Gazetteer gazetteer) {
        this.model = model;
        this.gazetteer = gazetteer;
    }

    /** Reads the model and the word lists that are part of the program; takes less than a second. */
    public static EntityTagger load() {
        try (InputStream in = EntityTagger.class.getResourceAsStream(MODEL)) {
            if (in == null) {
                throw new IllegalStateException("the entity model is missing from the program; build it again");
            }
            return new EntityTagger(ModelFile.read(in), Gazetteer.load());
        } catch (IOException e) {
            throw new UncheckedIOException("the entity model cannot be read; build the program again", e);
        }
    }

    /** Model and rules, for the processing facts of an item. */
    public String version() {
        return model.version() + "+" + RULES;
    }

    /** Whether the model reads a language: English, and what is not known but mostly written in ASCII letters. */
    private static boolean isRead(String languageTag, String text) {
        if (languageTag.startsWith("en")) {
            return true;
        }
        if (!languageTag.isEmpty() && !languageTag.startsWith("und")) {
            return false;
        }
        int ascii = 0;
        int other = 0;
        int end = Math.min(text.length(), SAMPLE);
        for (int at = 0; at < end; at++) {
            char unit = text.charAt(at);
            if (Character.isLetter(unit)) {
                ascii += unit < 128 ? 1 : 0;
                other += unit < 128 ? 0 : 1;
            }
        }
        return other * 50 < ascii;
    }

    /**
     * The named things of an article, the most salient first.
     *
     * @param languageTag BCP 47 tag of the article's language; {@code und} when unknown
     */
    public List<NamedEntity> tag(Article article, String languageTag) {
        CrfLabeller labeller = idle.poll();
        if (labeller == null) {
            labeller = new CrfLabeller(model, gazetteer);
        }
        try {
            List<FieldText> fields = FieldText.of(article, labeller);
            boolean byModel = isRead(languageTag, article.text().isEmpty() ? article.title() : article.text());
            List<byte[]> labels = !byModel
                    ? List.of()
                    : labeller.label(fields.stream()
                            .map(field -> Part.of(field.tokens(), field.words()))
                            .toList());
            List<List<Span>> spans = new ArrayList<>();
            for (int at = 0; at < fields.size(); at++) {
                FieldText field = fields.get(at);
                List<Span> found = byModel
                        ? ForeignSpans.join(gazetteer, field, english(field, labels.get(at)))
                        : RuleSpans.find(gazetteer, field, languageTag);
                spans.add(Coordination.complete(gazetteer, field, found));
            }
            List<List<Span>> explained = Acronyms.complete(gazetteer, fields, spans);
            return new EntityResolver(gazetteer).resolve(fields, NameConsistency.apply(gazetteer, fields, explained));
        } finally {
            idle.offer(labeller);
        }
    }

    /** Names as the model sees them, and as their English words make them whole. */
    private static List<Span> english(FieldText field, byte[] labels) {
        List<Span> spans = TitledPersons.complete(field, ModelSpans.find(field, labels));
        return HeadedNames.complete(field, OrganizationTails.complete(field, spans));
    }
}
