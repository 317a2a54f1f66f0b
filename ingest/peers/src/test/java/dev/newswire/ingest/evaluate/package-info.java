/** The set of pages comes from ingest's evaluation; a table of what every library finds goes to the terminal. */
@NullMarked
package dev.newswire.ingest.evaluate;

import org.jspecify.annotations.NullMarked;
