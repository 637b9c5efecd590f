/** From the model to a file tree, and from the file tree to generated/, whole or not at all. */
@NullMarked
package io.github.findingrelay.generate;

import org.jspecify.annotations.NullMarked;
