@NullMarked
package io.github.findingrelay.diagnostic;

import org.jspecify.annotations.NullMarked;
