package io.inkwire.journal;

final class MemoryJournalTest extends JournalContract {
    private final MemoryJournal store = new MemoryJournal();

    @Override
    Journal open() {
        return store.sibling();
    }
}
