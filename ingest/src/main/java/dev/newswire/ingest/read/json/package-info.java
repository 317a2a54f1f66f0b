/** JSON values come cut from their stream; drafts of items go to the maker, by one documented mapping of field names. */
@NullMarked
package dev.newswire.ingest.read.json;

import org.jspecify.annotations.NullMarked;
