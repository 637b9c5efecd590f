/** Reads CloudFormation templates as they are rendered. */
@NullMarked
package io.github.findingrelay.template;

import org.jspecify.annotations.NullMarked;
