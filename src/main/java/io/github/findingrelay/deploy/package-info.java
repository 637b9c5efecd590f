/** Brings AWS to what generated/ says: what is decided, what is done, and what became of it. */
@NullMarked
package io.github.findingrelay.deploy;

import org.jspecify.annotations.NullMarked;
