/** Posts to receivers of the test's own, which check signatures as a user's would. */
@NullMarked
package dev.newswire.sink.webhook;

import org.jspecify.annotations.NullMarked;
