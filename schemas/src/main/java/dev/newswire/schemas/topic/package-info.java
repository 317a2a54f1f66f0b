/** The topic catalogue: every topic of the pipeline, who writes it and how it is kept. */
@NullMarked
package dev.newswire.schemas.topic;

import org.jspecify.annotations.NullMarked;
