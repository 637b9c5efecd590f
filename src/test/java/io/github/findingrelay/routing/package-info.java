@NullMarked
package io.github.findingrelay.routing;

import org.jspecify.annotations.NullMarked;
