package dev.newswire.enrich.language;

/**
 * The language of a text.
 *
 * @param tag BCP 47 tag, "und" when it cannot be told
 * @param confidence 0 to 1; 0 for "und"
 */
public record DetectedLanguage(String tag, double confidence) {

    static final DetectedLanguage UNKNOWN = new DetectedLanguage("und", 0);

    public DetectedLanguage {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be 0 to 1, not " + confidence);
        }
    }
}
