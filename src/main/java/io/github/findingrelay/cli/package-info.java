/** Starts the tool: the command line in, the exit code out. */
@NullMarked
package io.github.findingrelay.cli;

import org.jspecify.annotations.NullMarked;
