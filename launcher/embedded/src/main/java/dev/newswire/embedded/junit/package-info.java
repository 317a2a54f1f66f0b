/** Lends real servers to integration tests: they start on first use, listen on free ports and end with the test JVM. */
@NullMarked
package dev.newswire.embedded.junit;

import org.jspecify.annotations.NullMarked;
