/** What changes, and how it is deployed, over ports. */
@NullMarked
package io.github.findingrelay.deploy;

import org.jspecify.annotations.NullMarked;
