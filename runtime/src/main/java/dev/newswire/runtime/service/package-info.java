/** Services come from the launcher in starting order; their readiness goes to health checks, their failures to the log. */
@NullMarked
package dev.newswire.runtime.service;

import org.jspecify.annotations.NullMarked;
