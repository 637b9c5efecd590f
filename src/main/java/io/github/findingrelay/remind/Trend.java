package io.github.findingrelay.remind;

import java.time.Instant;

/**
 * What has changed since people were reminded the last time.
 *
 * @param since when that was
 * @param added how many findings of the message were not in that one
 * @param gone how many of that one are not open any more
 */
record Trend(Instant since, int added, int gone) {}
