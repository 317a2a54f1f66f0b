package dev.newswire.enrich.text;

/** What a listed phrase says about the line it stands in; the names are the section headings of the vocabulary files. */
enum Cue {
    /** The whole line is page furniture. */
    LINE,
    /** A line that begins so is page furniture, unless it is long. */
    PREFIX,
    /** A line of moderate length that has it is a notice about the page (cookies, rights, subscriptions). */
    NOTICE,
    /** The article ends before a line that is this or begins so. */
    TAIL,
    /** Headlines of other articles follow. */
    RELATED,
    /** A picture's caption follows on the line. */
    CAPTION,
    /** Who made a picture follows, and nothing else can. */
    PICTURE,
    /** Who made a picture follows, or who said something; what is PICTURE is CREDIT as well. */
    CREDIT,
    /** Names an agency or a stock of pictures. */
    AGENCY,
    /** The author follows on the line. */
    BYLINE,
    /** The author follows on the line, after a colon. */
    WRITER,
    /** Stands in names of sites. */
    SITE,
    /** Ends of feed summaries that only lead to the page. */
    TEASER
}
