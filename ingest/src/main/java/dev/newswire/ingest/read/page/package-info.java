/** HTML pages come decoded from the reader; drafts with the page's facts and its article element go to the maker. */
@NullMarked
package dev.newswire.ingest.read.page;

import org.jspecify.annotations.NullMarked;
