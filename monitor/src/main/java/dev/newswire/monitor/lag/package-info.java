/** Groups and offsets come from the cluster, unread records from its logs; true lag and time lag of every group go out. */
@NullMarked
package dev.newswire.monitor.lag;

import org.jspecify.annotations.NullMarked;
