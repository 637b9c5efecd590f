@NullMarked
package io.github.findingrelay.console;

import org.jspecify.annotations.NullMarked;
