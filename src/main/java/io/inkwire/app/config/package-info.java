/**
 * What an operator may set, by option, environment or file: {@link io.inkwire.app.config.Settings} is the one table that
 * the command line, the file, {@code inkwire config} and the documents are made from or compared with.
 */
@NullMarked
package io.inkwire.app.config;

import org.jspecify.annotations.NullMarked;
