/** Sends a synthetic finding the real way, and watches it on each hop. */
@NullMarked
package io.github.findingrelay.notifytest;

import org.jspecify.annotations.NullMarked;
