@NullMarked
package io.github.findingrelay.statemachine;

import org.jspecify.annotations.NullMarked;
