/** Flags in, exit code out; wires everything. */
@NullMarked
package io.github.findingrelay.cli;

import org.jspecify.annotations.NullMarked;
