/** How every account's findings reach somebody: stacks, rules, topics and confirmed subscribers. */
@NullMarked
package io.github.findingrelay.status;

import org.jspecify.annotations.NullMarked;
