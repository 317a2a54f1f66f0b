/** From an article and its named entities to what somebody is quoted as saying, with the speaker and exact offsets. */
@NullMarked
package dev.newswire.enrich.quote;

import org.jspecify.annotations.NullMarked;
