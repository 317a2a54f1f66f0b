package dev.newswire.ingest.identity;

import java.text.Normalizer;
import org.jsoup.Jsoup;

/** What a reader sees of a text, in one form: markup gone, NFC, every run of white space one space. */
public final class VisibleText {

    private VisibleText() {}

    /** {@code html} says whether the text is markup. */
    public static String of(String text, boolean html) {
        return folded(html ? Jsoup.parse(text).text() : text);
    }

    /** White space folded and removed at both ends, invisible joiners of no width dropped, NFC. */
    public static String folded(String text) {
        String composed = Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder out = new StringBuilder(composed.length());
        boolean space = false;
        for (int at = 0; at < composed.length(); at++) {
            char letter = composed.charAt(at);
            if (Character.isWhitespace(letter) || Character.isSpaceChar(letter) || Character.isISOControl(letter)) {
                space = true;
            } else if (letter != 0x200B && letter != 0xFEFF && letter != 0xAD) {
                if (space && !out.isEmpty()) {
                    out.append(' ');
                }
                space = false;
                out.append(letter);
            }
        }
        return out.toString();
    }
}
