/** The whole pipeline on one machine: embedded broker, registry and PostgreSQL with every service in one process. */
@NullMarked
package dev.newswire.launcher.local;

import org.jspecify.annotations.NullMarked;
