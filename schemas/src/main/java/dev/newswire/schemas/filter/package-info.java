/** Which items somebody wants: asked by whoever hands items on, of subscribers and of webhooks alike. */
@NullMarked
package dev.newswire.schemas.filter;

import org.jspecify.annotations.NullMarked;
