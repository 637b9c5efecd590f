@NullMarked
package io.github.findingrelay.generated;

import org.jspecify.annotations.NullMarked;
