/** Key lists come from the modules, values from defaults, file, environment and command line; resolved, typed values go to each module's config record. */
@NullMarked
package dev.newswire.runtime.config;

import org.jspecify.annotations.NullMarked;
