/** The {@code newswire} command: reads the command line and the configuration, and wires the modules together. */
@NullMarked
package dev.newswire.launcher;

import org.jspecify.annotations.NullMarked;
