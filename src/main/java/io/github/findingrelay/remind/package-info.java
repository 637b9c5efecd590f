/** Tells owners again what is still open in their accounts. */
@NullMarked
package io.github.findingrelay.remind;

import org.jspecify.annotations.NullMarked;
