/**
 * One client's logical connection: hello, rights, rate, and what it is owed in what order.
 *
 * <p>Invariant: confined to its connection's loop; holds a bounded number of bytes whatever the client does.
 */
@NullMarked
package io.inkwire.session;

import org.jspecify.annotations.NullMarked;
