/**
 * Runs inside the registry's own process: its standard input tells whether the parent still lives, and its arguments
 * go on to the registry.
 */
@NullMarked
package dev.newswire.embedded.child;

import org.jspecify.annotations.NullMarked;
