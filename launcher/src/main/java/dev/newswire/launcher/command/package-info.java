/** One class for each verb. Commands read their options, wire what does the work, and print what it answers. */
@NullMarked
package dev.newswire.launcher.command;

import org.jspecify.annotations.NullMarked;
