/** Items come from the poller as their feeds gave them; they go back to it with what the pages they link to say. */
@NullMarked
package dev.newswire.ingest.page;

import org.jspecify.annotations.NullMarked;
