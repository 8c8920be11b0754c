package io.inkwire.journal;

import java.sql.SQLException;

/** Lends one thread a connection for one piece of work at a time. Confined to that thread. */
interface Lender<C> extends AutoCloseable {
    /** May wait for one, as long as the store's adapter says. */
    C borrow() throws SQLException;

    /** After work that went well. */
    void giveBack(C lent);

    /** After work in which the store failed: who borrows next gets a connection that has not. */
    void giveUp(C lent, Throwable failure);

    @Override
    void close();
}
