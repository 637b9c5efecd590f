/** The session in which AWS is asked, and what its refusals mean. */
@NullMarked
package io.github.findingrelay.aws;

import org.jspecify.annotations.NullMarked;
