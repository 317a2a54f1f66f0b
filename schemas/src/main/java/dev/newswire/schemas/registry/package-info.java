/** The schemas of the topic catalogue to the schema registry: checked against what is there, then registered. */
@NullMarked
package dev.newswire.schemas.registry;

import org.jspecify.annotations.NullMarked;
