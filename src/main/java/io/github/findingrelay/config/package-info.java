/** From accounts.yaml to the model: syntax, then schema, then rules; every mistake in one run. */
@NullMarked
package io.github.findingrelay.config;

import org.jspecify.annotations.NullMarked;
