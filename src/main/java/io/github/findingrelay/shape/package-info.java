/** What may be in the template of each kind of stack, and in the manifest. */
@NullMarked
package io.github.findingrelay.shape;

import org.jspecify.annotations.NullMarked;
