package io.inkwire.board;

import io.inkwire.cluster.Bus;
import io.inkwire.journal.Journal;
import io.inkwire.metrics.Metrics;
import io.inkwire.model.Limits;
import java.util.random.RandomGenerator;

/** What a board is given from outside: everything that is not a pure function of what it was told. */
record Outside(Journal journal, Bus bus, Limits limits, RandomGenerator random, Metrics metrics) {}
