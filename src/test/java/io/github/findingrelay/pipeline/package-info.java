/** The workflows: what they must not do, and what they do. */
@NullMarked
package io.github.findingrelay.pipeline;

import org.jspecify.annotations.NullMarked;
