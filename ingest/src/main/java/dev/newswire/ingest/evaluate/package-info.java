/** Public sets of feeds and pages that people have read come from folders; figures on how well they are read go to the launcher. */
@NullMarked
package dev.newswire.ingest.evaluate;

import org.jspecify.annotations.NullMarked;
