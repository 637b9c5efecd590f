/** The ports of {@code deploy}, implemented with the AWS SDK. */
@NullMarked
package io.github.findingrelay.aws;

import org.jspecify.annotations.NullMarked;
