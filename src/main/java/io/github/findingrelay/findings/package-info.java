/**
 * The findings of all Regions: lists, shows, archives, reopens and rescans them, and previews
 * archive rules.
 */
@NullMarked
package io.github.findingrelay.findings;

import org.jspecify.annotations.NullMarked;
