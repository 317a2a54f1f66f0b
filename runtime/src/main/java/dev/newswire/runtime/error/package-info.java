/** Failures come from every module sorted by kind; what to do about them goes to retry loops, dead letters and exit codes. */
@NullMarked
package dev.newswire.runtime.error;

import org.jspecify.annotations.NullMarked;
