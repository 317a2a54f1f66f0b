/** Settings of the cluster come in; consumers that read committed records, without joining a group, go out. */
@NullMarked
package dev.newswire.monitor.log;

import org.jspecify.annotations.NullMarked;
