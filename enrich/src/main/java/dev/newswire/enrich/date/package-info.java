/** From claimed dates and the words of an article to the moment it was published, with its origin and confidence. */
@NullMarked
package dev.newswire.enrich.date;

import org.jspecify.annotations.NullMarked;
