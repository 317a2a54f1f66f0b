/** Tests of the PostgreSQL sink. */
@NullMarked
package dev.newswire.sink.postgres;

import org.jspecify.annotations.NullMarked;
