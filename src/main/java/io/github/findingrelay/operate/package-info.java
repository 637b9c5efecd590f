/**
 * What keeps the system honest after the deployment: who is really notified, which accounts lack an
 * owner, findings and analyzers; over ports, so that each is tested without AWS.
 */
@NullMarked
package io.github.findingrelay.operate;

import org.jspecify.annotations.NullMarked;
