/** What is wrong and where, a value or its problems, and how problems are printed. */
@NullMarked
package io.github.findingrelay.diagnostic;

import org.jspecify.annotations.NullMarked;
