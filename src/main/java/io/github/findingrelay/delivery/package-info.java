/** What the state machines do that tell people of findings: played, and proved. */
@NullMarked
package io.github.findingrelay.delivery;

import org.jspecify.annotations.NullMarked;
