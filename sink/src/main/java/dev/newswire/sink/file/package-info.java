/** Takes enriched items and lays them down in files, by date and category, for whoever reads folders. */
@NullMarked
package dev.newswire.sink.file;

import org.jspecify.annotations.NullMarked;
