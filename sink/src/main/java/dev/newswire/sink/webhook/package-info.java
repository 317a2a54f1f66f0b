/** Takes enriched items, and posts those a target wants to its address, signed and in order. */
@NullMarked
package dev.newswire.sink.webhook;

import org.jspecify.annotations.NullMarked;
