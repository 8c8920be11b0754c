/** The private port: figures, and health in detail. */
@NullMarked
package io.inkwire.app.admin;

import org.jspecify.annotations.NullMarked;
