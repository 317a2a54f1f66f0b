/** What every dead letter says about itself, whichever stage wrote it. */
@NullMarked
package dev.newswire.schemas.deadletter;

import org.jspecify.annotations.NullMarked;
