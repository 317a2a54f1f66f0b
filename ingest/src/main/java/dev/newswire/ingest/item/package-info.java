/** Drafts come from the readers of each format; readings (an item, or a refusal with its reason) go to the publisher. */
@NullMarked
package dev.newswire.ingest.item;

import org.jspecify.annotations.NullMarked;
