/** Tests of the sink. */
@NullMarked
package dev.newswire.sink;

import org.jspecify.annotations.NullMarked;
