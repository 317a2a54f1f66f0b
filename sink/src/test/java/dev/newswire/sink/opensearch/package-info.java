/** Items written to a real node, and to servers that answer what a test wants. */
@NullMarked
package dev.newswire.sink.opensearch;

import org.jspecify.annotations.NullMarked;
