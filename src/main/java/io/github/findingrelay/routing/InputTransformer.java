package io.github.findingrelay.routing;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What EventBridge makes of an event before it sends it.
 *
 * @param paths JSON paths by placeholder
 */
record InputTransformer(Map<String, String> paths, String template) {
  InputTransformer {
    paths = Collections.unmodifiableMap(new TreeMap<>(paths));
  }
}
