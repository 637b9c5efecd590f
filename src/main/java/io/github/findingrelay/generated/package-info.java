/** generated/ as it is checked in, and its manifest. */
@NullMarked
package io.github.findingrelay.generated;

import org.jspecify.annotations.NullMarked;
