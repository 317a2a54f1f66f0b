package dev.newswire.ingest.read.feed;

import dev.newswire.ingest.identity.CanonicalUrl;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the elements around the entries of a feed say for all of them: dialect, namespaces, base and language. Immutable. */
final class FeedScope {
    private final List<StartTag> around;
    private final @Nullable String url;
    private final boolean atom;
    private final @Nullable String core;

    /**
     * @param around the start tags, from the feed's root on; at least one
     * @param url where the feed stands; null when that is not known
     */
    FeedScope(List<StartTag> around, @Nullable String url) {
        this.around = List.copyOf(around);
        this.url = url;
        StartTag root = around.get(0);
        this.atom = root.local().equalsIgnoreCase("feed");
        this.core = uri(prefix(root.name()));
    }

    /**
     * The same for a feed that belongs to a site. Relative addresses of RSS without a declared base are meant from the
     * site, since the feed itself may stand with a service; those of Atom from the feed.
     */
    FeedScope of(Optional<String> site) {
        String from = atom && url != null ? url : site.orElse(url);
        return new FeedScope(around, from);
    }

    /** Whether it is Atom. */
    boolean atom() {
        return atom;
    }

    /** Qualified name of the feed's root. */
    String root() {
        return around.get(0).name();
    }

    /** Whether texts that declare nothing follow Atom 0.3. */
    boolean atomDraft() {
        StartTag root = around.get(0);
        String space = core == null ? "" : core.toLowerCase(Locale.ROOT);
        return atom && (root.attribute("version").startsWith("0.") || space.contains("purl.org/atom"));
    }

    /** The key of an element: vocabulary and local name in lower case, the name alone for those of the feed's core. */
    String key(String name, @Nullable String uri) {
        String prefix = prefix(name);
        String space = uri == null ? uri(prefix) : uri;
        String local =
                name.substring(prefix.isEmpty() ? 0 : prefix.length() + 1).toLowerCase(Locale.ROOT);
        String vocabulary = Vocabulary.of(space, prefix);
        // Whatever namespace a root claims for names without a prefix: they are those of its dialect.
        boolean sameAsRoot = space != null && space.equals(core);
        boolean own = vocabulary.equals(Vocabulary.CORE)
                || (atom && vocabulary.equals(Vocabulary.ATOM))
                || (sameAsRoot && (prefix.isEmpty() || vocabulary.equals(Vocabulary.UNKNOWN)));
        return own ? local : vocabulary + ':' + local;
    }

    /** What relative addresses are seen from, as far as it is declared; null when nothing declares it. */
    @Nullable String base() {
        return base(url);
    }

    /** The base that the feed itself declares, wherever it stands; null when it declares none. */
    @Nullable String declaredBase() {
        return base(null);
    }

    private @Nullable String base(@Nullable String outside) {
        String base = outside;
        for (StartTag tag : around) {
            base = within(base, tag.attribute("xml:base"));
        }
        return base;
    }

    /** A base within another. */
    static @Nullable String within(@Nullable String outer, String inner) {
        return inner.isBlank() ? outer : CanonicalUrl.resolve(outer, inner).orElse(outer);
    }

    /** The language that the elements around the entries declare; null when none does. */
    @Nullable String language() {
        String language = null;
        for (StartTag tag : around) {
            String declared = tag.attributes().get("xml:lang");
            language = declared == null ? language : declared;
        }
        return language == null || language.isBlank() ? null : language;
    }

    private @Nullable String uri(String prefix) {
        String attribute = prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
        String uri = null;
        for (StartTag tag : around) {
            uri = tag.attributes().getOrDefault(attribute, uri == null ? "" : uri);
        }
        return uri == null || uri.isEmpty() ? null : uri;
    }

    static String prefix(String name) {
        return name.substring(0, Math.max(0, name.indexOf(':')));
    }
}
