/** Requests with items come in over HTTP; readings go to the group publisher, and answers back once they are committed. */
@NullMarked
package dev.newswire.ingest.http;

import org.jspecify.annotations.NullMarked;
