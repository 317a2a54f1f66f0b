package dev.newswire.ingest.fetch;

import java.net.URI;
import java.util.Locale;

/** Redirects from https to http, which would let anybody on the way change the news. Pure. */
final class Downgrade {

    private Downgrade() {}

    /** The target over https where a redirect would leave it for http on its usual port; else the target itself. */
    static URI undone(URI from, URI to) {
        boolean down = "https".equals(scheme(from)) && "http".equals(scheme(to));
        if (!down) {
            return to;
        }
        String rest = to.toString().substring("http".length());
        String authority = to.getRawAuthority();
        boolean usual = authority != null && authority.endsWith(":80");
        return URI.create("https" + (usual ? rest.replaceFirst(":80(?=[/?#]|$)", "") : rest));
    }

    private static String scheme(URI url) {
        return url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    }
}
