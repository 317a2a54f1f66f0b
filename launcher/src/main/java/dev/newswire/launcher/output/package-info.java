/** What commands print: tables and lines for people, one JSON object a line for programs. */
@NullMarked
package dev.newswire.launcher.output;

import org.jspecify.annotations.NullMarked;
