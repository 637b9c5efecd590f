package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.SourceLocation;
import java.util.Optional;

/**
 * An {@code AWS::SNS::Topic}.
 *
 * @param key what {@code KmsMasterKeyId} names, if it is encrypted
 */
record Topic(String arn, Optional<String> key, SourceLocation location) {}
