/** Places, organisations, names and titles known beforehand: from word lists and the JDK's locale data to look-ups. */
@NullMarked
package dev.newswire.enrich.entity.gazetteer;

import org.jspecify.annotations.NullMarked;
