/** What every command has: the process' streams, options, formats, exit codes, tables. */
@NullMarked
package io.github.findingrelay.console;

import org.jspecify.annotations.NullMarked;
