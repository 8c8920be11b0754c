/** How the log is written. */
@NullMarked
package io.inkwire.app.logs;

import org.jspecify.annotations.NullMarked;
