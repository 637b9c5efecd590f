package io.github.findingrelay.findings;

import java.time.Instant;

/** When findings were asked for, and for which of them. */
record Asked(Instant at, Filters filters) {}
