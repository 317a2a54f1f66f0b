/** Public sets of pages that people have read come from folders; figures on how well ingest reads them go to the launcher. */
@NullMarked
package dev.newswire.ingest.evaluate;

import org.jspecify.annotations.NullMarked;
