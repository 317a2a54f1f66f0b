package dev.newswire.ingest.fetch;

/** What is said to be understood (RFC 9110, section 12.5). Everything else is taken too: servers mislabel much. */
final class Accept {
    /** All that the transport unpacks. */
    static final String CODINGS = "gzip, deflate, br";

    private Accept() {}

    static String of(Purpose purpose) {
        return switch (purpose) {
            case FEED ->
                "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, "
                        + "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.6, */*;q=0.5";
            case SITEMAP -> "application/xml, text/xml, application/gzip;q=0.9, */*;q=0.5";
            case PAGE -> "text/html, application/xhtml+xml, application/xml;q=0.8, */*;q=0.5";
        };
    }
}
