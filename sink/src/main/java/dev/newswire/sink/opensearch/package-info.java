/** Takes enriched items, and brings each in its newest revision to OpenSearch, to be searched there. */
@NullMarked
package dev.newswire.sink.opensearch;

import org.jspecify.annotations.NullMarked;
