/**
 * Tells Prometheus what {@link io.inkwire.metrics.Metrics} is told.
 *
 * <p>Invariant: the only package that knows Micrometer; labels come from closed lists, so the number of series is bounded.
 */
@NullMarked
package io.inkwire.app.metrics;

import org.jspecify.annotations.NullMarked;
