/** The logic over ports, with AWS in memory. */
@NullMarked
package io.github.findingrelay.operate;

import org.jspecify.annotations.NullMarked;
