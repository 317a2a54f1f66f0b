package dev.newswire.ingest.sources;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Ids of sources, which their items carry: made from the address, host first, so that a list of them sorts by site. */
public final class SourceId {

    private static final int LONGEST = 128;
    /** An id that a person may have to type. */
    private static final int HANDY = 72;

    private static final int HASH = 8;

    /** Words that every address of a feed may have and that tell none from another. */
    private static final Set<String> NOISE =
            Set.of("feed", "feeds", "rss", "rss2", "atom", "rdf", "xml", "index", "default", "format", "type", "alt");

    private static final Set<String> EXTENSIONS =
            Set.of("xml", "rss", "rdf", "atom", "json", "php", "asp", "aspx", "html", "htm", "jsp", "cgi", "gz", "txt");

    private SourceId() {}

    /** Why a text is no id, in words that end a sentence; empty when it is one. */
    public static Optional<String> fault(String id) {
        if (id.isEmpty() || id.length() > LONGEST) {
            return Optional.of("has not between 1 and " + LONGEST + " letters");
        }
        return id.chars().allMatch(SourceId::allowed)
                ? Optional.empty()
                : Optional.of("may hold lower-case letters, digits, '.', '_' and '-' only");
    }

    /**
     * An id for a source: the shortest that says enough and is not taken, else one with a part of the address's SHA-256.
     * The same for the same address, as long as the same ids are taken.
     */
    public static String of(SourceAddress address, Predicate<String> taken) {
        String bare = address.key();
        int slash = bare.indexOf('/');
        String authority = bare.substring(0, slash);
        String host = authority.startsWith("www.") ? authority.substring(4) : authority;
        String path = withoutExtension(bare.substring(slash));
        String brief = id(host, path, true);
        String whole = id(host, path, false);
        for (String candidate : List.of(brief, whole)) {
            if (candidate.length() <= HANDY && !taken.test(candidate)) {
                return candidate;
            }
        }
        String hash = Sha256.hex(address.url().getBytes(StandardCharsets.UTF_8)).substring(0, HASH);
        return cut(brief) + '-' + hash;
    }

    /** A name as an id; empty when it has no letter that may stand in one. */
    public static String ofName(String name) {
        String id = clean(name);
        return id.length() <= LONGEST ? id : trimmed(new StringBuilder(id.substring(0, LONGEST)));
    }

    private static String id(String host, String path, boolean brief) {
        List<String> words = new ArrayList<>();
        words.add(clean(host));
        for (String part : path.split("[/?&=;]", -1)) {
            String word = clean(part);
            if (!word.isEmpty() && !(brief && NOISE.contains(word))) {
                words.add(word);
            }
        }
        String id = String.join("-", words);
        return id.isEmpty() ? "source" : id;
    }

    private static String withoutExtension(String path) {
        int question = path.indexOf('?');
        String query = question < 0 ? "" : path.substring(question);
        String plain = question < 0 ? path : path.substring(0, question);
        int dot = plain.lastIndexOf('.');
        boolean known = dot > plain.lastIndexOf('/')
                && EXTENSIONS.contains(plain.substring(dot + 1).toLowerCase(Locale.ROOT));
        return (known ? plain.substring(0, dot) : plain) + query;
    }

    /** What may not stand in an id becomes a hyphen, a row of it one; none at an end. */
    private static String clean(String text) {
        StringBuilder out = new StringBuilder();
        for (char letter : text.toLowerCase(Locale.ROOT).toCharArray()) {
            if (allowed(letter)) {
                out.append(letter);
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) != '-') {
                out.append('-');
            }
        }
        return trimmed(out);
    }

    private static String cut(String id) {
        int most = HANDY - HASH - 1;
        return id.length() <= most ? id : trimmed(new StringBuilder(id.substring(0, most)));
    }

    private static String trimmed(StringBuilder id) {
        while (!id.isEmpty() && "-.".indexOf(id.charAt(id.length() - 1)) >= 0) {
            id.setLength(id.length() - 1);
        }
        return id.toString();
    }

    private static boolean allowed(int letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= '0' && letter <= '9')
                || letter == '.'
                || letter == '_'
                || letter == '-';
    }
}
