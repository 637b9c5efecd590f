/** Analyzers of all accounts and Regions: lists them, and deletes those that were left behind. */
@NullMarked
package io.github.findingrelay.analyzers;

import org.jspecify.annotations.NullMarked;
