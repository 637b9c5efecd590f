package io.github.findingrelay.deploy;

import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.RequestException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * CloudFormation in one account and Region. Each method is one call; none retries.
 *
 * <p>All throw a {@link RequestException}.
 */
public interface CloudFormation {

  /** Stacks of all kinds, whoever has made them; not those that are deleted. */
  Page<DeployedStack> stacks(Optional<String> next);

  /** A stack by its name; empty: there is none, or it is deleted. */
  Optional<DeployedStack> stack(String name);

  /** Names of the stacks in which something is going on. */
  Page<String> inProgress(Optional<String> next);

  /**
   * What is to be deployed.
   *
   * @param token the same for each attempt of one operation, so that it is done once
   */
  record Request(String name, String template, Map<String, String> tags, String token) {
    public Request {
      tags = Map.copyOf(tags);
    }
  }

  /** The template of a stack, as it was sent. */
  String template(String name);

  void create(Request request);

  void update(Request request);

  void delete(String name, String token);

  /** Turns termination protection on. */
  void protect(String name);

  /** What has failed in the newest operation, {@code RESOURCE: REASON}, the first failure first. */
  List<String> failures(String name);

  /**
   * What CloudFormation would do to a stack.
   *
   * @param isReady whether it has been computed, well or not
   * @param changes a line for each resource
   * @param failure why it could not be computed, or empty
   */
  record ChangeSet(boolean isReady, List<String> changes, String failure) {
    public ChangeSet {
      changes = List.copyOf(changes);
    }
  }

  /** Asks what an update would do; the id to ask with. It has to be deleted. */
  String createChangeSet(Request request);

  ChangeSet changeSet(String id);

  void deleteChangeSet(String id);
}
