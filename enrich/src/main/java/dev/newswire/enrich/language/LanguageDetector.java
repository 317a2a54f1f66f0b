package dev.newswire.enrich.language;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells the language of a text: the script first, then, where several languages share it, OpenNLP's model of character
 * n-grams together with what is known beforehand (how common a language is in news, its alphabet, what the source
 * declares).
 *
 * <p>Immutable and safe for use by several threads. {@link #load()} reads a model of 10 MB; load once. Time does not
 * grow with the text beyond its first thousand characters.
 */
public final class LanguageDetector {

    private static final String VERSION = "opennlp-langdetect-1.8.3+scripts-1";
    private static final int SAMPLE = 300;
    private static final int SCRIPT_SAMPLE = 1000;
    /** The model's sums are of a scale on which it is hardly ever sure; this makes them logarithms of odds. */
    private static final double SHARPNESS = 7;

    private static final double DECLARED = 3;
    private static final double FOREIGN_LETTER = 1.5;
    private static final double MOST_FOREIGN = 4.2;

    private final NgramModel model;
    private final Candidates candidates;

    private LanguageDetector(NgramModel model, Candidates candidates) {
        this.model = model;
        this.candidates = candidates;
    }

    /** Loads the model. */
    public static LanguageDetector load() {
        NgramModel model = NgramModel.load();
        return new LanguageDetector(model, Candidates.load(model.outcomes()));
    }

    /** Name and version of model and rules. */
    public String version() {
        return VERSION;
    }

    /**
     * Detects the language of a text.
     *
     * @param text clean text, a headline or more
     * @param declared what the source declares (BCP 47), believed where the text leaves room for it; null for nothing
     */
    public DetectedLanguage detect(String text, @Nullable String declared) {
        Scripts scripts = new Scripts(head(text, SCRIPT_SAMPLE));
        if (scripts.isEmpty()) {
            return DetectedLanguage.UNKNOWN;
        }
        UnicodeScript main = scripts.main();
        String only = scripts.language();
        if (only != null) {
            return new DetectedLanguage(only, Math.min(0.99, scripts.share(main)));
        }
        List<Candidates.Candidate> possible = candidates.of(main);
        if (possible.isEmpty()) {
            return DetectedLanguage.UNKNOWN;
        }
        String sample = Sample.of(text, main, SAMPLE);
        return best(possible, sample, declared == null ? "" : primary(declared));
    }

    /**
     * What OpenNLP's model says by itself, to compare with.
     *
     * @return the model's code of the language (ISO 639-3)
     */
    public String modelAlone(String text) {
        double[] scores = model.scores(text);
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return model.outcomes()[best];
    }

    private DetectedLanguage best(List<Candidates.Candidate> possible, String sample, String declared) {
        double[] scores = model.scores(sample);
        String special = specialLetters(sample, possible);
        double[] odds = new double[possible.size()];
        int best = 0;
        for (int i = 0; i < odds.length; i++) {
            Candidates.Candidate candidate = possible.get(i);
            double score = Double.NEGATIVE_INFINITY;
            for (int outcome : candidate.outcomes()) {
                score = Math.max(score, scores[outcome]);
            }
            odds[i] = score * SHARPNESS
                    + candidate.prior()
                    + (candidate.tag().equals(declared) ? DECLARED : 0)
                    - foreignLetters(special, candidate);
            best = odds[i] > odds[best] ? i : best;
        }
        double sum = 0;
        for (double other : odds) {
            sum += Math.exp(other - odds[best]);
        }
        return new DetectedLanguage(possible.get(best).tag(), 1 / sum);
    }

    /** What letters that others of the script have and this language has not take from its odds. */
    private static double foreignLetters(String special, Candidates.Candidate candidate) {
        double penalty = 0;
        for (int i = 0; i < special.length() && penalty < MOST_FOREIGN; i++) {
            penalty += candidate.letters().indexOf(special.charAt(i)) < 0 ? FOREIGN_LETTER : 0;
        }
        return penalty;
    }

    /** The letters of the sample that some languages of its script have and others have not. */
    private static String specialLetters(String sample, List<Candidates.Candidate> possible) {
        StringBuilder special = new StringBuilder();
        for (int i = 0; i < sample.length(); i++) {
            char c = sample.charAt(i);
            boolean plain = c < 0x80 || (c >= 'а' && c <= 'я' && "ыэъщ".indexOf(c) < 0);
            if (!plain && Character.isLetter(c) && isAnyones(c, possible)) {
                special.append(c);
            }
        }
        return special.toString();
    }

    private static boolean isAnyones(char c, List<Candidates.Candidate> possible) {
        for (Candidates.Candidate candidate : possible) {
            if (candidate.letters().indexOf(c) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static String primary(String tag) {
        String lower = tag.strip().toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < lower.length() && Character.isLetter(lower.charAt(end))) {
            end++;
        }
        String primary = lower.substring(0, end);
        return primary.equals("no") ? "nb" : primary.equals("in") ? "id" : primary;
    }

    private static String head(String text, int length) {
        return text.substring(0, Math.min(text.length(), length));
    }
}
