package io.github.findingrelay.findings;

import io.github.findingrelay.config.FilterKeys;
import io.github.findingrelay.config.Suggestion;
import io.github.findingrelay.desk.AccountOptions;
import io.github.findingrelay.desk.OwnerOptions;
import io.github.findingrelay.desk.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which findings are listed. */
final class FindingFilterOptions {

    @Mixin
    private OwnerOptions owners;

    @Mixin
    private AccountOptions accounts;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            split = ",",
            description = "Only these types of resources, for example AWS::S3::Bucket, or bucket for short.")
    private List<String> types = List.of();

    @Option(names = "--public", description = "Only what everybody has access to.")
    private boolean publicOnly;

    @Option(
            names = "--older-than",
            paramLabel = "DAYS",
            description = "Only findings that have been there for more than so many days.")
    private Optional<Integer> olderThan = Optional.empty();

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            defaultValue = "active",
            description = "active (default), archived, resolved or all.")
    private StatusFilter status = StatusFilter.ACTIVE;

    /** Which findings. */
    enum StatusFilter {
        ACTIVE,
        ARCHIVED,
        RESOLVED,
        ALL;

        /** As it is written. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Empty: all. */
    Optional<FindingStatus> status() {
        return Stream.of(FindingStatus.values())
                .filter(one -> one.name().equals(status.name()))
                .findAny();
    }

    /** As given. */
    Optional<Integer> olderThan() {
        return olderThan;
    }

    /** The findings that the options mean. */
    FindingsQuery query(Selection selection) {
        return new FindingsQuery(
                status(),
                new AccountFilter(selection.organization(), owners.of(selection), accounts.any(selection)),
                types.stream().flatMap(type -> types(type, selection)).collect(Collectors.toSet()),
                publicOnly,
                olderThan.map(days -> Instant.now().minus(Duration.ofDays(days))));
    }

    /** A short form is the end of a type, in whatever case. */
    private static Stream<String> types(String written, Selection selection) {
        String end = "::" + written.toLowerCase(Locale.ROOT);
        List<String> matching = FilterKeys.RESOURCE_TYPES.stream()
                .filter(known -> ("::" + known.toLowerCase(Locale.ROOT)).endsWith(end))
                .toList();
        if (matching.isEmpty()) {
            selection.mistake(
                    "--type: Access Analyzer knows no resource type '%s'%s".formatted(written, nearest(written)));
        }
        return matching.stream();
    }

    private static String nearest(String written) {
        Set<String> shortForms = FilterKeys.RESOURCE_TYPES.stream()
                .map(type -> type.substring(type.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return Suggestion.of(written, FilterKeys.RESOURCE_TYPES)
                .or(() -> Suggestion.of(written, shortForms))
                .orElse("; such types are AWS::S3::Bucket and AWS::IAM::Role");
    }
}
