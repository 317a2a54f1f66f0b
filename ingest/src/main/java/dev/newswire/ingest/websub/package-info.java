/** Hubs that feeds name are asked to push (W3C WebSub); what they push goes to the group publisher, as if it had been polled. */
@NullMarked
package dev.newswire.ingest.websub;

import org.jspecify.annotations.NullMarked;
