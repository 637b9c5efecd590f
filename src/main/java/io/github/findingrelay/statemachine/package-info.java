/** Plays AWS Step Functions state machines of type Standard that are written in JSONata. */
@NullMarked
package io.github.findingrelay.statemachine;

import org.jspecify.annotations.NullMarked;
