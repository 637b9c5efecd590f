package io.github.findingrelay.plan;

import io.github.findingrelay.model.Notifications;
import io.github.findingrelay.model.TrustZone;
import io.github.findingrelay.plan.Sentence.Kind;
import java.util.stream.Stream;

/** IAM roles are found in every Region: which of the findings is told. */
record RoleSentences(OrganizationChange change) {

    Stream<Sentence> all() {
        Notifications before = change.before().notifications();
        Notifications after = change.after().notifications();
        String was = before.roleRegion();
        String is = after.roleRegion();
        if (before.rolesFromOneRegion() == after.rolesFromOneRegion() && was.equals(is)) {
            return Stream.empty();
        }
        if (before.rolesFromOneRegion() && after.rolesFromOneRegion()) {
            return Stream.of(new Sentence(
                    Kind.TOLD_NO_MORE,
                    "of IAM roles, what is found in %s is told, no longer what is found in %s".formatted(is, was)));
        }
        if (change.after().trustZone() == TrustZone.NONE) {
            return Stream.of(new Sentence(
                    Kind.TO_DO,
                    "of IAM roles, what is found in %s is meant to be told; the archive rules for the other Regions are"
                                    .formatted(is)
                            + " up to whoever makes the analyzers"));
        }
        return Stream.of(archiving(after, was, is));
    }

    private Sentence archiving(Notifications after, String was, String is) {
        if (after.rolesFromOneRegion()) {
            return new Sentence(
                    Kind.READS_OTHERWISE,
                    "of IAM roles, a rule tells what is found in %s; the analyzers of other Regions archive them no longer,"
                                    .formatted(is)
                            + " and what they have archived stays archived");
        }
        if (was.equals(is) || change.before().notifications().rolesFromOneRegion()) {
            return new Sentence(
                    Kind.HIDDEN,
                    "the analyzers of all Regions but %s archive what they find of IAM roles".formatted(is));
        }
        return new Sentence(
                Kind.HIDDEN,
                "the analyzers of %s archive what they find of IAM roles, and those of %s no longer do; what is archived in %s"
                                .formatted(was, is, is)
                        + " stays archived, and is told to nobody");
    }
}
