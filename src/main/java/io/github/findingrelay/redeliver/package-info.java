/** Deliveries that have failed: their letters and executions, and the second attempt. */
@NullMarked
package io.github.findingrelay.redeliver;

import org.jspecify.annotations.NullMarked;
