package io.github.findingrelay.config;

/**
 * An alias. It is reported where it is read and never followed, so nothing is known about its
 * value.
 */
record YamlAlias(Place place) implements YamlNode {}
