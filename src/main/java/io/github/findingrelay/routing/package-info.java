/** Proves and explains where findings go, from the rendered templates alone. */
@NullMarked
package io.github.findingrelay.routing;

import org.jspecify.annotations.NullMarked;
