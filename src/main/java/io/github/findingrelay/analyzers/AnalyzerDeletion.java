package io.github.findingrelay.analyzers;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.request.AccountRegion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is to be deleted where, as its receipt says.
 *
 * @param account the admin account
 * @param at when it has begun
 * @param role that is assumed in other accounts
 * @param unfinished what is left of an earlier run; empty: everything
 * @param earlier entries of that run
 */
record AnalyzerDeletion(
    String account,
    String at,
    String role,
    List<String> accounts,
    List<String> regions,
    AnalyzerChoice choice,
    Optional<UnfinishedPlaces> unfinished,
    List<ReceiptEntry> earlier) {

  static final String COMMAND = "analyzers delete";

  /** A new one. */
  static AnalyzerDeletion of(
      String account,
      String at,
      String role,
      List<String> accounts,
      List<String> regions,
      AnalyzerChoice choice) {
    return new AnalyzerDeletion(
        account, at, role, accounts, regions, choice, Optional.empty(), List.of());
  }

  /**
   * The rest of an earlier one.
   *
   * @param prefix of our stacks today
   * @param kept besides what was kept then
   * @throws IOException if the receipt cannot be read, or is of another command
   */
  static AnalyzerDeletion rest(Path receipt, String prefix, List<String> kept) throws IOException {
    DeletionJournal.Contents contents = DeletionJournal.read(receipt);
    JsonNode header = contents.header();
    if (!header.path("command").asText().equals(COMMAND) || texts(header, "names").isEmpty()) {
      throw new IOException(receipt + " is no receipt of 'analyzers delete'");
    }
    Set<String> all = new TreeSet<>(kept);
    all.addAll(texts(header, "kept"));
    return new AnalyzerDeletion(
        header.path("account").asText(),
        header.path("at").asText(),
        header.path("role").asText(AnalyzerOptions.ROLE),
        texts(header, "accounts"),
        texts(header, "regions"),
        new AnalyzerChoice(
            prefix, Set.copyOf(texts(header, "names")), Set.copyOf(texts(header, "types")), all),
        Optional.of(new UnfinishedPlaces(contents.entries())),
        contents.entries());
  }

  private static List<String> texts(JsonNode header, String field) {
    List<String> texts = new ArrayList<>();
    header.path(field).forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** Where to look. */
  List<AccountRegion> places() {
    return unfinished
        .map(UnfinishedPlaces::places)
        .orElseGet(() -> AnalyzerOptions.places(accounts, regions));
  }

  /** What the receipt says before its entries. */
  Map<String, Object> header() {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("command", COMMAND);
    header.put("at", at);
    header.put("account", account);
    header.put("role", role);
    header.put("names", sorted(choice.names()));
    header.put("types", sorted(choice.types()));
    header.put("kept", sorted(choice.kept()));
    header.put("accounts", accounts);
    header.put("regions", regions);
    return header;
  }

  private static List<String> sorted(Set<String> texts) {
    return texts.stream().sorted().toList();
  }
}
